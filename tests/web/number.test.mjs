// Typing a number: it always works, and it tells no more than type and status.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Stage, closeAll, answered, assertHeadline, seen, typed } from "./harness.mjs";
import { numberFrom, sampleNumber } from "./made/token.mjs";

let stage;
let site;

before(async () => {
    stage = await Stage.open();
    site = stage.site;
    site.numbers = { [sampleNumber]: ["completion", "1", 4711] };
    site.publish();
});
after(closeAll);

async function asked(text, headline) {
    const page = await stage.home();
    await typed(page, text);
    await answered(page);
    await assertHeadline(page, headline);
    const { text: all } = await seen(page);
    await page.close();
    return all;
}

async function complained(text) {
    const page = await stage.home();
    await typed(page, text);
    const complaint = await page.locator("#complaint:not(:empty)").innerText();
    assert.equal(await page.locator("#outcome").count(), 0);
    assert.equal(await page.locator("#number").getAttribute("aria-invalid"), "true");
    await page.close();
    return complaint;
}

test("A known number gives type and status, and says that it proves nothing about the paper", async () => {
    const all = await asked("3A01-DR6A-6X4X-6WN3", "This number is valid");
    assert.match(all, /Certificate of Completion/);
    assert.match(all, /proves nothing about the paper/);
    assert.doesNotMatch(all, /Zuzanna/);
});

for (const form of ["3a01dr6a6x4x6wn3", " 3A01 DR6A 6X4X 6WN3 ", "3AOl-DR6A-6X4X-6WN3", "3A01–DR6A–6X4X–6WN3"]) {
    test(`The number may be typed as “${form}”`, () => asked(form, "This number is valid"));
}

test("A revoked number is revoked", async () => {
    site.publish({ revoked: [4711], notes: { 4711: { state: "revoked", since: "2026-11-20", reason: "other" } } });
    const all = await asked(sampleNumber, "Revoked");
    assert.match(all, /20 November 2026/);
    site.publish();
});

test("A number that was never issued is not known, which is not the same as not reachable", async () => {
    await asked(numberFrom("AAAAAAAAAAAAAAA"), "Number not known");
    const kept = new Map(site.files);
    for (const name of site.files.keys()) if (name.startsWith("numbers/")) site.files.delete(name);
    await asked(sampleNumber, "The number could not be looked up");
    site.files = kept;
});

test("A badly signed shard is not relied on", async () => {
    const kept = new Map(site.files);
    site.publish({ key: site.codeKey });
    await asked(sampleNumber, "The number could not be looked up");
    site.files = kept;
});

test("The number itself is sent to nobody", async () => {
    stage.server.requests.length = 0;
    await asked(sampleNumber, "This number is valid");
    const shards = stage.server.requests.filter((request) => request.includes("numbers/"));
    assert.equal(shards.length, 1);
    assert.match(shards[0], /^GET \/V\/numbers\/[0-9a-f]{2}\.jwt$/);
    assert.ok(!stage.server.requests.join().toUpperCase().includes(sampleNumber));
});

test("Every mistyped character and every exchange of neighbours is noticed without asking anybody", async () => {
    const page = await stage.home();
    const wrong = await page.evaluate(async (number) => {
        const { numberFromTyped } = await import("/V/number.js");
        const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        const tried = [];
        for (let i = 0; i < 16; ++i) {
            for (const c of alphabet) if (c !== number[i]) tried.push(number.slice(0, i) + c + number.slice(i + 1));
            if (i < 15 && number[i] !== number[i + 1]) tried.push(number.slice(0, i) + number[i + 1] + number[i] + number.slice(i + 2));
        }
        return tried.filter((text) => numberFromTyped(text).fault !== "check");
    }, sampleNumber);
    assert.deepEqual(wrong, []);
    await page.close();
});

test("What is mistyped is explained", async () => {
    assert.match(await complained("3A01-DR6A-6X4X-6WN4"), /mistyped/);
    assert.match(await complained("3A01-DR6A-6X4X"), /16 letters and digits/);
    assert.match(await complained("3A01-DR6A-6X4X-6WNU"), /without U/);
    assert.match(await complained(""), /16 letters and digits/);
});
