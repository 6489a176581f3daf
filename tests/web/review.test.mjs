// The review before signing, as its page stands in a browser and on paper.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync, cpSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Browser } from "./made/browser.mjs";

const tested = process.env.SIGILLUM_TESTED ?? new URL("../../build/release/tested", import.meta.url).pathname;
const program = process.env.SIGILLUM ?? join(tested, "../bin/sigillum");
const samples = new URL("../../samples/", import.meta.url).pathname;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "sigillum-review-"));
let browser;

const review = (edition, name, ...more) => {
    const page = join(folder, `${name}.html`);
    const certificate = join(tested, "keys/signer-chain.pem");
    execFileSync(program, ["review", edition, "--out", page, "--certificate", certificate, ...more]);
    return page;
};

/** A sample with as many learners as asked for. */
function grown(sample, learners) {
    for (const name of [sample, "directory"]) cpSync(join(samples, name), join(folder, name), { recursive: true });
    const list = join(folder, sample, "learners.csv");
    const [head, ...rows] = readFileSync(list, "utf8").trimEnd().split("\n");
    // Each with a key and a student number of its own.
    const more = Array.from({ length: learners }, (_, i) =>
        rows[i % rows.length].replace(/^[^,]*/, `K-${i}`).replace(/,\d{5,}(?=,)/, `,${300_000 + i}`));
    writeFileSync(list, [head, ...more].join("\n") + "\n");
    return join(folder, sample);
}

async function opened(file, options = {}) {
    const page = await browser.context.newPage();
    page.requests = [];
    page.on("request", (request) => page.requests.push(request.url()));
    if (options.width) await page.setViewportSize({ width: options.width, height: 900 });
    await page.goto(`file://${file}`);
    return page;
}

before(async () => {
    browser = await Browser.launch();
});
after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
});

for (const sample of ["sustainable-innovation", "data-literacy", "internationalisation-at-home"]) {
    test(`axe-core finds nothing in the review of ${sample}, on a phone and on a desk`, async () => {
        const file = review(join(samples, sample), sample);
        for (const width of [390, 1400]) {
            const page = await opened(file, { width });
            await page.evaluate(axe);
            const { violations } = await page.evaluate(() => globalThis.axe.run(document));
            assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)]), []);
            await page.close();
        }
    });
}

test("the page fetches nothing and runs nothing", async () => {
    const page = await opened(review(join(samples, "sustainable-innovation"), "alone"));
    assert.deepEqual(page.requests.filter((address) => !address.startsWith("data:") && !address.endsWith("/alone.html")), []);
    assert.equal(await page.locator("script, link, iframe, object").count(), 0);
    assert.ok(await page.locator("img").evaluate((picture) => picture.naturalWidth > 500));
});

test("400 learners: every row, the heads on every page of paper, nothing wider than the sheet", async () => {
    const page = await opened(review(grown("sustainable-innovation", 400), "many"), { width: 1400 });
    assert.equal(await page.locator("#learners ~ .scroll tbody tr, section .list tr[id]").count(), 400);
    const pdf = join(folder, "many.pdf");
    writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true }));
    const sheets = execFileSync("pdfinfo", ["-l", "999", pdf], { encoding: "utf8" }).match(/Page +\d+ size: +[\d.]+ x [\d.]+/g);
    const across = sheets.filter((line) => /841\.9\d* x 59/.test(line));
    assert.ok(across.length >= 15, `${across.length} sheets across`);
    assert.equal(sheets.filter((line) => !/841\.9|59[45]/.test(line)).length, 0);
    const text = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 26 });
    assert.equal(text.match(/Date of birth +Place of birth +Nationality/g).length, across.length);
    for (const key of ["K-0 ", "K-199 ", "K-399 "]) assert.ok(text.includes(key), key);
    // The last column of every row ends on the sheet.
    const words = execFileSync("pdftotext", ["-bbox", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
    const ends = [...words.matchAll(/xMax="([\d.]+)"[^>]*>WUT\/2026/g)].map((match) => Number(match[1]));
    assert.ok(ends.length >= 400);
    assert.ok(Math.max(...ends) < 841.9 - 20, `ends at ${Math.max(...ends)}`);
});

test("from right to left too it stands on the screen and axe-core finds nothing", async () => {
    const file = review(join(samples, "sustainable-innovation"), "arabic", "--locale", "ar");
    for (const width of [390, 1400]) {
        const page = await opened(file, { width });
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => globalThis.axe.run(document));
        assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)]), []);
        const digest = await page.locator(".summary .digest bdi").evaluate((element) => getComputedStyle(element).direction);
        assert.equal(digest, "ltr");
        const [title, table] = await page.evaluate(() =>
            ["#constant", ".label"].map((where) => document.querySelector(where).getBoundingClientRect().right));
        assert.ok(title > width / 2 && table > width / 2);
    }
});

test("what stands out is said in words and leads to its row", async () => {
    const page = await opened(review(join(samples, "sustainable-innovation"), "words"), { width: 1400 });
    const list = await page.locator(".outstanding").innerText();
    assert.match(list, /No\. 8, SI-008: .*Grade achieved – 3\.0 \(satisfactory\): rare: 1 of 13/);
    await page.locator(".outstanding a", { hasText: "SI-008" }).click();
    assert.match(await page.locator("tr:target").innerText(), /▸ rare: 1 of 13/);
});
