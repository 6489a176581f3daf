// Keeps the page for use without a network: its own files, texts of the languages in use, the keys. Never a list of
// status: without a network the status is unknown, and the page says so.
const version = "@VERSION@"; // a digest over all files of the page, put in by whoever publishes it
const files = [
    "./", "page.css", "icon.svg", "site.json", "keys.json", "additions.js", "attached.js", "base32.js", "begin.js", "bytes.js",
    "catalog_additions.js", "cbor.js", "certificate.js", "check.js", "check_file.js", "cms.js",
    "cross_references.js", "day.js", "der.js",
    "dom.js", "facts.js", "form_additions.js", "key_life.js", "keys.js", "link.js", "number.js", "numbers.js",
    "offline.js", "ornament.js", "packed_objects.js", "page.js", "pdf.js", "pdf_syntax.js", "pdf_values.js", "picture.js", "published.js",
    "record.js", "recorded.js", "refused.js", "review.js", "revision.js", "scan.js", "screen.js", "sealed_file.js",
    "signed_list.js", "signer.js", "speech.js", "status.js", "structure_additions.js", "texts.js", "time_stamp.js",
    "token.js", "updates.js", "validation_additions.js", "verdict.js", "verdict_view.js", "ways.js",
];
const own = `sigillum ${version}`;
const patience = 3000; // milliseconds to wait for a newer key set
const scope = new URL(self.registration.scope);

self.addEventListener("install", (event) => {
    event.waitUntil(
        caches.open(own)
            .then((cache) => cache.addAll(files.map((file) => new Request(file, { cache: "no-cache" }))))
            .then(() => self.skipWaiting()),
    );
});

self.addEventListener("activate", (event) => {
    event.waitUntil(
        caches.keys()
            .then((names) => Promise.all(names.filter((name) => name !== own).map((name) => caches.delete(name))))
            .then(() => self.clients.claim()),
    );
});

// The page says which texts it uses.
self.addEventListener("message", (event) => {
    const name = event.data?.keep;
    if (typeof name !== "string" || !/^texts\/[\w-]+\.json$/.test(name)) return;
    event.waitUntil(caches.open(own).then((cache) => cache.add(name)).catch(() => {}));
});

self.addEventListener("fetch", (event) => {
    const address = new URL(event.request.url);
    if (event.request.method !== "GET" || !address.href.startsWith(scope.href)) return;
    const name = address.pathname.slice(scope.pathname.length);
    if (name.startsWith("status/") || name.startsWith("numbers/")) return; // never from here
    const key = name === "index.html" ? "./" : name || "./";
    event.respondWith(name === "keys.json" ? newest(event.request, key) : kept(event.request, key));
});

async function kept(request, key) {
    const cache = await caches.open(own);
    return (await cache.match(new URL(key, scope))) ?? fetch(request);
}

async function newest(request, key) {
    const cache = await caches.open(own);
    try {
        const answer = await fetch(request, { cache: "no-cache", signal: AbortSignal.timeout(patience) });
        if (!answer.ok) throw new Error(answer.statusText);
        await cache.put(new URL(key, scope), answer.clone());
        return answer;
    } catch {
        return (await cache.match(new URL(key, scope))) ?? Response.error();
    }
}
