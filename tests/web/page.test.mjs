// The page itself: languages, offline use, privacy, accessibility, size.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, beforeEach, test } from "node:test";
import { gzipSync } from "node:zlib";
import { Stage, closeAll, answered, assertHeadline, ready, seen, typed } from "./harness.mjs";
import { Key } from "./made/keys.mjs";
import { day, sampleNumber, token } from "./made/token.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let stage;
let site;

before(async () => {
    stage = await Stage.open();
    site = stage.site;
    site.numbers = { [sampleNumber]: ["completion", "1", 4711] };
});
beforeEach(() => site.publish());
after(closeAll);

// Languages

for (const [locale, language, headline, date] of [
    ["de-AT", "de", "Echt", "3. Juli 2026"],
    ["pl-PL", "pl", "Autentyczny", "3 lipca 2026"],
    ["ca", "ca", "Autèntic", "3 de juliol"],
    ["es-MX", "es", "Auténtico", "3 de julio de 2026"],
    ["fr-BE", "fr", "Authentique", "3 juillet 2026"],
    ["it-IT", "it", "Autentico", "3 luglio 2026"],
    ["nb-NO", "nb", "Ekte", "3. juli 2026"],
    ["nl-BE", "nl", "Echt", "3 juli 2026"],
    ["sv-SE", "sv", "Äkta", "3 juli 2026"],
    ["eo", "en", "Authentic", "3 July 2026"],
]) {
    test(`A browser set to ${locale} is answered in ${language}`, async () => {
        const other = await Stage.open({ locale });
        const page = await other.scanned(token(other.site.codeKey));
        await assertHeadline(page, headline);
        assert.equal(await page.locator("html").getAttribute("lang"), language);
        assert.ok((await seen(page)).text.includes(date));
        await other.close();
    });
}

test("The language can be switched while an answer is shown, and is kept in the address only", async () => {
    const page = await stage.scanned(token(site.codeKey));
    await page.locator("#language").selectOption("pl");
    await page.getByRole("heading", { name: "Autentyczny" }).waitFor();
    assert.match(await page.title(), /^Autentyczny/);
    assert.equal(new URL(page.url()).searchParams.get("lang"), "pl");
    assert.ok(new URL(page.url()).hash.length > 300);
    await page.reload();
    await answered(page);
    await assertHeadline(page, "Autentyczny");
    await page.close();
});

// Words enough to see which way they run; the rest of the page is in English, as in a catalogue that is half translated.
const arabicMessages = {
    "site.title": "التحقق من الشهادات",
    "site.outcome.authentic": "أصلية",
    "site.fact.name": "الاسم",
    "site.fact.number": "رقم الشهادة",
    "site.fact.date": "التاريخ",
    "site.foreign_host": "كُتب على الورقة {host} وهذه الصفحة {own}.",
};

async function inArabic(width) {
    const other = await Stage.open({ locale: "ar-EG" });
    const arabic = {
        ...other.site.texts.en, language: "ar", formats: "ar-EG", name: "العربية", dir: "rtl",
        messages: { ...other.site.texts.en.messages, ...arabicMessages },
    };
    other.site.files.set("texts/ar.json", JSON.stringify(arabic));
    const languages = [{ tag: "ar", name: "العربية", dir: "rtl" }, { tag: "en", name: "English", dir: "ltr" }];
    other.site.writeJson("site.json", { host: "verify.example", issuer: "جامعة ليبوفيتس", languages });
    const page = await other.scanned(token(other.site.codeKey, { 4: "زينب الحسن", 5: "Zaynab al-Hasan", 13: ["1.5", "ECTS"] }));
    await page.setViewportSize({ width, height: 800 });
    return { other, page };
}

const edges = (page, selector) => page.locator(selector).first().boundingBox().then(({ x, width }) => [x, x + width]);

for (const width of [320, 1000]) {
    test(`A language from right to left turns the page around at ${width} pixels, but not what is written otherwise`, async () => {
        const { other, page } = await inArabic(width);
        assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
        const [, title] = await edges(page, ".title h1");
        const [language] = await edges(page, "#language");
        assert.ok(title > width / 2 && language < width / 2, "the title is on the right, the choice of language on the left");
        // Whatever its own direction, a value begins at the right, below or beside its label.
        for (const name of ["زينب الحسن", "Zaynab al-Hasan", "3A01-DR6A"]) {
            const [, end] = await page.locator("dd", { hasText: name }).evaluate((cell) => {
                const range = document.createRange();
                range.selectNodeContents(cell);
                const { left, right } = range.getBoundingClientRect();
                return [left, right - cell.getBoundingClientRect().right];
            });
            assert.ok(Math.abs(end) < 2, `${name}: ${end}`);
        }
        // The groups of the number stand in their order, from left to right.
        const number = page.locator(".number dd").first();
        assert.equal(await number.getAttribute("dir"), "ltr");
        const places = await number.evaluate((cell) => [0, 5, 10, 15].map((at) => {
            const range = document.createRange();
            range.setStart(cell.firstChild, at);
            range.setEnd(cell.firstChild, at + 4);
            return range.getBoundingClientRect();
        }).map(({ top, left }) => top * 10_000 + left));
        assert.deepEqual([...places].sort((a, b) => a - b), places);
        assert.ok((await seen(page)).text.includes(new Intl.NumberFormat("ar-EG").format(1.5)));
        assert.deepEqual(await faultsOf(page), []);
        await other.close();
    });
}

test("A host within a sentence from right to left keeps its order", async () => {
    const { other, page } = await inArabic(600);
    await page.locator("#again").click();
    await typed(page, `HTTPS://EVIL.EXAMPLE/V/#${token(other.site.codeKey)}`);
    await answered(page);
    const note = page.locator(".note", { hasText: "كُتب" });
    assert.match(await note.innerText(), /\u2068evil\.example\u2069/i);
    const [host, end] = await note.evaluate((paragraph) => {
        const text = paragraph.firstChild;
        const place = (from, to) => {
            const range = document.createRange();
            range.setStart(text, from);
            range.setEnd(text, to);
            return range.getBoundingClientRect();
        };
        const at = text.data.toLowerCase().indexOf("evil.example");
        return [place(at, at + 4).left, place(at + 5, at + 12).left];
    });
    assert.ok(host < end, "“evil” stands left of “example”");
    await other.close();
});

test("From Arabic to English and back, the direction goes with the language", async () => {
    const { other, page } = await inArabic(600);
    await page.locator("#language").selectOption("en");
    await page.getByRole("heading", { name: "Authentic" }).waitFor();
    assert.equal(await page.locator("html").getAttribute("dir"), "ltr");
    assert.equal(await page.locator("#language option[lang=ar]").getAttribute("dir"), "rtl");
    await page.locator("#language").selectOption("ar");
    await page.getByRole("heading", { name: "أصلية" }).waitFor();
    assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
    await other.close();
});

test("Of the texts only those of one language are loaded, and of another when it is chosen", async () => {
    const other = await Stage.open({ locale: "pl" });
    const page = await other.scanned(token(other.site.codeKey));
    const texts = () => [...new Set(other.server.requests.filter((request) => request.includes("/texts/")))];
    assert.deepEqual(texts().map((request) => request.split("/texts/")[1]), ["pl.json"]);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForTimeout(500);
    assert.equal(texts().length, 1, "the worker keeps no other");
    await page.locator("#language").selectOption("de");
    await page.getByRole("heading", { name: "Echt" }).waitFor();
    assert.deepEqual(texts().map((request) => request.split("/texts/")[1]).sort(), ["de.json", "pl.json"]);
    await other.close();
});

test("Every text that the page asks for is in the catalogue, and none is there that nothing asks for", () => {
    const folder = new URL("../../engine/web/site/", import.meta.url);
    const sources = readdirSync(folder).filter((name) => /\.(js|html)$/.test(name)).map((name) => readFileSync(new URL(name, folder), "utf8")).join("\n");
    const known = Object.keys(site.texts.en.messages).filter((key) => key.startsWith("site.")).map((key) => key.slice(5));
    const plain = [...sources.matchAll(/(?:data-text=|say\(|paragraph\(|complain\()"([\w.-]+)"/g)].map((match) => match[1]);
    assert.deepEqual(plain.filter((key) => !known.includes(key)), []);
    const families = /^(outcome|explain|detail|fact|status|reason|check|result|number\.fault)\./;
    assert.deepEqual(known.filter((key) => !families.test(key) && !sources.includes(`"${key}"`)), []);
});

// Offline

test("After the first load it works without a network: the status is unknown then, never valid", async () => {
    const other = await Stage.open();
    const first = await other.scanned(token(other.site.codeKey));
    await first.evaluate(async () => {
        const kept = async () => navigator.serviceWorker.controller && (await caches.match("texts/en.json"));
        while (!(await kept())) await new Promise((resume) => setTimeout(resume, 50));
    });
    await first.close();
    await other.server.stop();
    const page = await other.scanned(token(other.site.codeKey, { 4: "Bjørn Ødegård" }));
    await assertHeadline(page, "Genuine, status unknown");
    assert.match((await seen(page)).text, /Bjørn Ødegård[\s\S]*cannot be reached/);
    const forged = await other.scanned(token(new Key()));
    await assertHeadline(forged, "Signed with an unknown key");
    const number = await other.home();
    await typed(number, sampleNumber);
    await answered(number);
    await assertHeadline(number, "The number could not be looked up");
    await typedWrong(number);
    await other.browser.close();
});

async function typedWrong(page) {
    await page.locator("#again").click();
    await typed(page, "3A01-DR6A-6X4X-6WN4");
    await page.getByText("This number is mistyped").waitFor();
}

test("The worker keeps exactly the files that the page has, and no list", () => {
    const folder = new URL("../../engine/web/site/", import.meta.url);
    const worker = readFileSync(new URL("worker.js", folder), "utf8");
    const listed = [...worker.match(/const files = \[([\s\S]*?)\]/)[1].matchAll(/"([^"]+)"/g)].map((match) => match[1]).sort();
    const own = readdirSync(folder).filter((name) => /\.(js|css|svg)$/.test(name) && name !== "worker.js");
    assert.deepEqual(listed, [...own, "./", "keys.json", "site.json"].sort());
});

test("A revocation is seen by somebody who has the page in the cache", async () => {
    const page = await stage.scanned(token(site.codeKey));
    await assertHeadline(page, "Authentic");
    site.publish({ revoked: [4711] });
    await page.reload();
    await answered(page);
    await assertHeadline(page, "Revoked");
    await page.close();
});

// On a bad network

async function losing(file, times, lost) {
    const other = await Stage.open({ serviceWorkers: "block" });
    const page = await other.page();
    await page.route(`**/${file}`, (route) => (lost.push(file) <= times ? route.abort() : route.continue()));
    return { other, page, open: () => page.goto(`${other.server.address}#${token(other.site.codeKey)}`) };
}

for (const file of ["page.js", "check.js", "site.json", "keys.json", "texts/en.json"]) {
    test(`The page opens when ${file} is lost on its way once`, async () => {
        const lost = [];
        const { other, page, open } = await losing(file, 1, lost);
        await open();
        await answered(page);
        await assertHeadline(page, "Authentic");
        assert.ok(lost.length >= 2, "it was lost, and asked for again");
        await other.close();
    });
}

test("The page says that it is not complete when one of its scripts cannot be had", async () => {
    const lost = [];
    const { other, page, open } = await losing("check.js", Infinity, lost);
    await open();
    await page.locator("#broken").waitFor();
    assert.ok(lost.length <= 4, "and gives up asking");
    await other.close();
});

// Privacy

test("Nothing of the code is in any request, nothing is stored, and nobody else is asked", async () => {
    const other = await Stage.open();
    const hosts = new Set();
    other.browser.context.on("request", (request) => hosts.add(new URL(request.url()).host));
    const text = token(other.site.codeKey);
    const page = await other.scanned(text);
    await page.waitForTimeout(500);
    assert.deepEqual([...hosts], [new URL(other.server.address).host]);
    for (const request of other.server.requests) {
        for (let at = 0; at + 12 < text.length; at += 6) assert.ok(!request.includes(text.slice(at, at + 12)), request);
        assert.doesNotMatch(request, /4711|Zuzanna/);
    }
    const stored = await page.evaluate(async () => ({
        cookie: document.cookie, local: localStorage.length, session: sessionStorage.length,
        databases: (await indexedDB.databases()).length,
    }));
    assert.deepEqual(stored, { cookie: "", local: 0, session: 0, databases: 0 });
    await other.close();
});

test("The policy lets no foreign script, style, picture or frame in", async () => {
    const page = await stage.home();
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
    assert.match(policy, /^default-src 'none'; script-src 'self';/);
    assert.doesNotMatch(policy, /unsafe|https?:|\*|data:/);
    const blocked = await page.evaluate(async () => {
        const violations = [];
        document.addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));
        document.body.append(Object.assign(document.createElement("img"), { src: "https://elsewhere.example/x.png" }));
        await fetch("https://elsewhere.example/").catch(() => {});
        document.body.setAttribute("style", "color: red");
        await new Promise((resume) => setTimeout(resume, 100));
        let trusted = "";
        try {
            document.body.innerHTML = "<b>x</b>";
        } catch (error) {
            trusted = error.name;
        }
        return { violations: [...new Set(violations)].sort(), trusted };
    });
    assert.deepEqual(blocked, { violations: ["connect-src", "img-src", "style-src-attr"], trusted: "TypeError" });
    await page.close();
});

test("Names that look like markup are shown as they are", async () => {
    const page = await stage.scanned(token(site.codeKey, { 4: "<img src=x onerror=alert(1)> {name} & Co" }));
    assert.ok((await seen(page)).text.includes("<img src=x onerror=alert(1)> {name} & Co"));
    await page.close();
});

// Accessibility

async function states(language) {
    const at = async (run) => {
        const page = await stage.page();
        await page.goto(`${stage.server.address}?lang=${language}`);
        await ready(page);
        await run(page);
        return page;
    };
    const hash = (text) => (page) => page.evaluate((fragment) => (location.hash = fragment), text).then(() => answered(page));
    return [
        ["home", () => at(async () => {})],
        ["mistyped", () => at((page) => typed(page, "3A01"))],
        ["authentic", () => at(hash(token(site.codeKey, { 5: "Zuzanna Wojcik", 15: day("2099-12-31") })))],
        ["unknown key", () => at(hash(token(new Key())))],
        ["altered", () => at(hash("AAAA"))],
        ["preview", () => at(hash("PREVIEW0X"))],
        ["expired", () => at(hash(token(site.codeKey, { 15: 0, 17: true })))],
        ["status unknown", () => at(hash(token(site.codeKey, { 16: ["7", 1] })))],
        ["number", () => at(async (page) => { await typed(page, sampleNumber); await answered(page); })],
        ["foreign host", () => at(async (page) => { await typed(page, `HTTPS://EVIL.EXAMPLE/V/#${token(site.codeKey)}`); await answered(page); })],
        ["revoked", () => { site.publish({ revoked: [4711], notes: { 4711: { state: "revoked", since: "2026-11-20", reason: "misconduct" } } }); return at(hash(token(site.codeKey))); }],
    ];
}

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
async function faultsOf(page) {
    await page.evaluate(axe);
    const { violations } = await page.evaluate((runOnly) => globalThis.axe.run(document, { runOnly }), tags);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

for (const language of ["en", "de", "pl"]) {
    test(`axe-core finds nothing in any state, in ${language}`, async () => {
        for (const [name, open] of await states(language)) {
            const page = await open();
            await page.emulateMedia({ reducedMotion: "reduce" });
            assert.deepEqual([name, await faultsOf(page)], [name, []]);
            assert.deepEqual(page.faults, []);
            await page.close();
        }
    });
}

test("axe-core finds nothing in dark colours, on a wide screen", async () => {
    for (const [name, open] of await states("en")) {
        const page = await open();
        await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
        await page.setViewportSize({ width: 1280, height: 900 });
        assert.deepEqual([name, await faultsOf(page)], [name, []]);
        await page.close();
    }
});

test("A screen of 320 pixels needs no scrolling sideways, in any state, and in every language where most is said", async () => {
    const wordy = ["home", "authentic", "foreign host", "revoked"];
    for (const language of Object.keys(site.texts)) {
        for (const [name, open] of await states(language)) {
            if (language !== "en" && language !== "de" && !wordy.includes(name)) continue;
            const page = await open();
            await page.setViewportSize({ width: 320, height: 640 });
            const width = await page.evaluate(() => document.documentElement.scrollWidth);
            assert.deepEqual([language, name, width], [language, name, 320]);
            await page.close();
        }
    }
});

test("A name of 60 letters without a space stays within 320 pixels", async () => {
    const page = await stage.scanned(token(site.codeKey, { 4: "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissen" }));
    await page.setViewportSize({ width: 320, height: 640 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await page.close();
});

test("Everything can be reached and used with the keyboard, in the order it stands there", async () => {
    const page = await stage.home();
    const reached = [];
    for (let i = 0; i < 5; ++i) {
        await page.keyboard.press("Tab");
        reached.push(await page.evaluate(() => document.activeElement.id || document.activeElement.textContent));
    }
    assert.deepEqual(reached, ["language", "scan", "file", "number", "Check"]);
    await page.locator("#number").focus();
    await page.keyboard.type("3A01-DR6A-6X4X-6WN3");
    await page.keyboard.press("Enter");
    await answered(page);
    assert.equal(await page.evaluate(() => document.activeElement.id), "outcome");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), "again");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "ways-heading");
    await page.close();
});

test("A screen reader is told the outcome without moving when the page opens with a code", async () => {
    const page = await stage.scanned(token(site.codeKey));
    assert.equal(await page.locator("#announcement[role=status]").innerText(), "Authentic");
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "BODY");
    await page.close();
});

test("What was certified is marked as being in a language of its own", async () => {
    const page = await stage.scanned(token(site.codeKey));
    const name = page.locator(".name dd");
    assert.equal(await name.getAttribute("lang"), "");
    assert.equal(await name.getAttribute("translate"), "no");
    await page.close();
});

// Size

test("The page stays under 60 KB compressed in all, with one language; a verdict takes less than a second", async () => {
    const fresh = await Stage.open();
    const page = await fresh.page();
    await page.goto("about:blank");
    await page.goto(`${fresh.server.address}#${token(fresh.site.codeKey)}`);
    await answered(page);
    const milliseconds = await page.evaluate(() => performance.now());
    // What the page itself asked for; its worker fetches the rest when there is time.
    const asked = new Set(["index.html", ...await page.evaluate(() => performance.getEntriesByType("resource").map((entry) => new URL(entry.name).pathname.slice("/V/".length)))]);
    const size = (names) => [...names].reduce((sum, name) => sum + gzipSync(fresh.site.files.get(name), { level: 9 }).length, 0);
    const first = [...asked].filter((name) => fresh.site.files.has(name));
    const own = [...fresh.site.files.keys()].filter((name) => !/^(texts|numbers|status|decoder)\/|^keys\.json$/.test(name));
    const texts = [...fresh.site.files.keys()].filter((name) => name.startsWith("texts/")).map((name) => size([name]));
    const all = size(own) + Math.max(...texts);
    console.log(`first load: ${first.length} files, ${size(first)} bytes compressed; verdict after ${Math.round(milliseconds)} ms`);
    console.log(`in all: ${own.length} files and one language, ${all} bytes; ${texts.length} languages, ${Math.min(...texts)} to ${Math.max(...texts)} bytes`);
    assert.ok(all < 60_000, `${all}`);
    assert.ok(size(first) < 40_000, `${size(first)}`);
    await fresh.close();
});
