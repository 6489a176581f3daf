// How long the page takes from its address to its answer, and how large it is:  node tests/web/measure.mjs [ROUNDS]
// Not a test. Each round is a browser that has never seen the page, as somebody who scans for the first time has one; then the
// same code again with the page kept. Times are those of the browser's own clock; sizes are gzip's, level 6.
import { gzipSync } from "node:zlib";
import { Stage, answered } from "./harness.mjs";
import { token } from "./made/token.mjs";

const rounds = Number(process.argv[2] ?? 11);
const middle = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];

/** Milliseconds from the start of the navigation to the answer. */
async function timed(page, address) {
    await page.addInitScript(() => {
        new MutationObserver((_, observer) => {
            if (!document.querySelector("#outcome")) return;
            globalThis.answeredAt = performance.now();
            observer.disconnect();
        }).observe(document, { subtree: true, childList: true });
    });
    await page.goto(address);
    await answered(page);
    return page.evaluate(() => globalThis.answeredAt);
}

const first = [];
const again = [];
let asked = [];
for (let round = 0; round < rounds; ++round) {
    const stage = await Stage.open();
    const address = `${stage.server.address}#${token(stage.site.codeKey, {})}`;
    first.push(await timed(await stage.page(), address));
    asked = stage.server.requests.map((request) => request.split("/V/")[1] || "index.html");
    const page = await stage.page();
    await page.goto(stage.server.address);
    await page.evaluate(() => navigator.serviceWorker.ready);
    again.push(await timed(await stage.page(), address));
    if (round === 0) {
        const size = (names) => names.reduce((sum, name) => sum + gzipSync(stage.site.files.get(name) ?? "").length, 0);
        const names = [...new Set(asked)].filter((name) => stage.site.files.has(name));
        console.log(`${names.length} files, ${size(names)} bytes compressed; decoder ${size(["decoder/decode.js", "decoder/index.js"])} bytes`);
    }
    await stage.close();
}
console.log(`first visit: median ${middle(first).toFixed(0)} ms, longest ${Math.max(...first).toFixed(0)} ms`);
console.log(`page kept:   median ${middle(again).toFixed(0)} ms, longest ${Math.max(...again).toFixed(0)} ms (${rounds} rounds)`);
