// Lists that cannot be relied on: the status is unknown then, never "valid".
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { Stage, closeAll, assertHeadline, seen } from "./harness.mjs";
import { Key } from "./made/keys.mjs";
import { bits, jws, issuer, statusList } from "./made/lists.mjs";
import { token } from "./made/token.mjs";

const hour = 3_600_000;
const unknown = "Genuine, status unknown";
let stage;
let site;
let lists;

before(async () => {
    stage = await Stage.open();
    site = stage.site;
});
beforeEach(() => {
    site.keyEntries = [site.codeKey.jwk(), site.statusKey.jwk({ sigillum_purpose: "status" })];
    lists = site.publish();
});
after(closeAll);

async function expect(headline, words) {
    const page = await stage.scanned(token(site.codeKey));
    await assertHeadline(page, headline);
    const { text } = await seen(page);
    if (words) assert.match(text, words);
    assert.match(text, /Zuzanna/);
    await page.close();
}

function replace(purpose, options, key = site.statusKey) {
    site.files.set(`status/${lists[purpose]}`, statusList(key, purpose, { ...site.validity, ...options }));
}

test("A list that is out of date", async () => {
    replace("revocation", { from: new Date(Date.now() - 48 * hour), until: new Date(Date.now() - 24 * hour) });
    await expect(unknown, /out of date/);
});

test("A list of the future", async () => {
    replace("suspension", { from: new Date(Date.now() + hour), until: new Date(Date.now() + 2 * hour) });
    await expect(unknown, /out of date/);
});

for (const [what, bytes] of [
    ["half as long", bits([], 65_536)],
    ["one byte short", Buffer.alloc(16_383)],
    ["one byte long", Buffer.alloc(16_385)],
    ["empty", Buffer.alloc(0)],
]) {
    test(`A list that is ${what}`, async () => {
        replace("revocation", { bytes });
        await expect(unknown, /damaged/);
    });
}

test("A list that unpacks to 200 MB is given up early", async () => {
    replace("revocation", { bytes: Buffer.alloc(200 * 1024 * 1024) });
    const begun = Date.now();
    await expect(unknown, /damaged/);
    assert.ok(Date.now() - begun < 4000);
});

test("A list that is no gzip", async () => {
    replace("revocation", { members: { credentialSubject: { statusPurpose: "revocation", encodedList: "uAAAA" } } });
    await expect(unknown, /damaged/);
});

test("A list with an altered signature", async () => {
    const name = `status/${lists.revocation}`;
    const text = site.files.get(name);
    site.files.set(name, text.slice(0, -4) + (text.at(-4) === "A" ? "B" : "A") + text.slice(-3));
    await expect(unknown, /not signed as it should be/);
});

test("A list with altered bits", async () => {
    const name = `status/${lists.revocation}`;
    const [header, payload, signature] = site.files.get(name).split(".");
    const other = Buffer.from(payload, "base64url").toString().replace("revocation.jwt#list", "revocation.jwt#lisT");
    site.files.set(name, [header, Buffer.from(other).toString("base64url"), signature].join("."));
    await expect(unknown, /not signed as it should be/);
});

test("A list signed by a key for codes", async () => {
    replace("revocation", {}, site.codeKey);
    await expect(unknown, /not signed as it should be/);
});

test("A list signed by a key that nobody knows", async () => {
    replace("revocation", {}, new Key());
    await expect(unknown, /not signed as it should be/);
});

test("A list signed by a revoked key", async () => {
    site.keyEntries[1] = site.statusKey.jwk({ sigillum_purpose: "status", sigillum_revoked_since: "2026-01-01T00:00:00Z" });
    site.writeKeys();
    await expect(unknown, /not signed as it should be/);
});

test("A list signed by a key after it was retired", async () => {
    site.keyEntries[1] = site.statusKey.jwk({ sigillum_purpose: "status", sigillum_retired: "2026-01-01T00:00:00Z" });
    site.writeKeys();
    await expect(unknown, /not signed as it should be/);
});

for (const [what, header] of [["none", { alg: "none" }], ["HS256", { alg: "HS256" }], ["another type", { typ: "JWT" }], ["a critical extension", { crit: ["exp"] }]]) {
    test(`A list whose header says ${what}`, async () => {
        const payload = JSON.parse(Buffer.from(site.files.get(`status/${lists.revocation}`).split(".")[1], "base64url"));
        site.files.set(`status/${lists.revocation}`, jws(site.statusKey, "vc+jwt", payload, header));
        await expect(unknown, /not signed as it should be/);
    });
}

test("The suspension list under the name of the revocation list", async () => {
    site.files.set(`status/${lists.revocation}`, site.files.get(`status/${lists.suspension}`));
    await expect(unknown, /not signed as it should be/);
});

test("The list of another number", async () => {
    replace("revocation", { list: "2" });
    await expect(unknown, /not signed as it should be/);
});

test("A list that is not there", async () => {
    site.files.delete(`status/${lists.suspension}`);
    await expect(unknown, /cannot be reached/);
});

test("now.json that is not there, no JSON, or does not know the list", async () => {
    site.writeJson("status/now.json", { lists: {} });
    await expect(unknown, /has not published a list/);
    site.files.set("status/now.json", "<html>");
    await expect(unknown, /cannot be reached/);
    site.files.delete("status/now.json");
    await expect(unknown, /cannot be reached/);
});

test("now.json cannot lead to another folder or host", async () => {
    for (const name of ["../keys.json", "https://evil.example/x.jwt", "a/b.jwt", "..jwt"]) {
        site.writeJson("status/now.json", { lists: { 1: { revocation: name, suspension: lists.suspension, notes: lists.notes } } });
        await expect(unknown, /has not published a list/);
    }
});

test("A bit that is set counts although the other list cannot be had", async () => {
    const set = site.publish({ revoked: [4711] });
    site.files.delete(`status/${set.suspension}`);
    await expect("Revoked");
});

test("A place behind the end of the list is not current", async () => {
    const page = await stage.scanned(token(site.codeKey, { 16: ["1", 131_072] }));
    await assertHeadline(page, unknown);
    await page.close();
});

test("A note under the same index of another list explains nothing", async () => {
    const set = site.publish({ revoked: [4711] });
    const from = Math.floor(site.validity.from / 1000);
    const payload = { iss: issuer, iat: from, exp: from + 90_000, list: "2", notes: { 4711: { state: "replaced", since: "2026-01-01" } } };
    site.files.set(`status/${set.notes}`, jws(site.statusKey, "sigillum-notes+jwt", payload));
    await expect("Revoked");
});
