// What a verifier sees who scans a code: one test for each outcome.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { Stage, closeAll, answered, assertHeadline, seen, typed } from "./harness.mjs";
import { Key } from "./made/keys.mjs";
import { day, numberFrom, payloadOf, token } from "./made/token.mjs";

let stage;
let site;

before(async () => {
    stage = await Stage.open();
    site = stage.site;
});
beforeEach(() => {
    site.keyEntries = [site.codeKey.jwk(), site.statusKey.jwk({ sigillum_purpose: "status" })];
    site.publish();
});
after(closeAll);

async function scan(text, headline) {
    const page = await stage.scanned(text);
    await assertHeadline(page, headline);
    const { text: all } = await seen(page);
    await page.close();
    return all;
}

test("A good code is authentic and shows every fact", async () => {
    const all = await scan(token(site.codeKey, { 5: "Zuzanna Wojcik-Hagglund", 15: day("2099-12-31") }), "Authentic");
    for (const fact of [
        "Certificate of Completion", "Zuzanna Wójcik-Hägglund", "Zuzanna Wojcik-Hagglund", "14 March 2002",
        "course Circular Materials Engineering", "Lipowiec University of Technology", "MERIDIAN Alliance", "3 July 2026",
        "3 ECTS", "31 December 2099", "3A01-DR6A-6X4X-6WN3", "Compare these with the paper in your hand", "identity document",
        "Neither revoked nor suspended.", "Not checked: the paper itself.", site.codeKey.kid,
    ]) assert.ok(all.includes(fact), fact);
});

test("A participation shows its period, and a birth year alone stays a year", async () => {
    const overrides = { 2: 4, 6: [1970], 12: [day("2026-05-20"), day("2026-05-29")], 13: undefined, 14: undefined };
    const all = await scan(token(site.codeKey, overrides), "Authentic");
    assert.match(all, /Certificate of Participation/);
    assert.match(all, /20\s*–\s*29 May 2026/);
    assert.match(all, /Date of birth\s+1970\n/);
    assert.doesNotMatch(all, /Workload|EQF level/);
});

test("An achievement has a date of issuing", async () => {
    assert.match(await scan(token(site.codeKey, { 2: 1, 6: [1970, 12] }), "Authentic"), /Date of issuing\s+3 July 2026/);
});

test("A revoked certificate says since when and why", async () => {
    site.publish({ revoked: [4711], notes: { 4711: { state: "revoked", since: "2026-11-20", reason: "misconduct" } } });
    const all = await scan(token(site.codeKey), "Revoked");
    assert.match(all, /Since\s+20 November 2026/);
    assert.match(all, /Reason\s+Misconduct/);
    assert.match(all, /Zuzanna/);
});

test("The neighbours of a revoked certificate stay authentic", async () => {
    site.publish({ revoked: [4710, 4712] });
    await scan(token(site.codeKey), "Authentic");
});

test("A revoked certificate whose note is missing is revoked all the same", async () => {
    const lists = site.publish({ revoked: [4711] });
    site.files.delete(`status/${lists.notes}`);
    await scan(token(site.codeKey), "Revoked");
});

test("A replaced certificate names the number of its successor", async () => {
    const successor = numberFrom("7XQZ0KFP9WVGQ4X").match(/.{4}/g).join("-");
    site.publish({ revoked: [4711], notes: { 4711: { state: "replaced", since: "2026-11-20", reason: "name-changed", successor } } });
    const all = await scan(token(site.codeKey), "Replaced");
    assert.match(all, /Name changed/);
    assert.ok(all.includes(successor));
});

test("A suspended certificate does not count for the time being", async () => {
    site.publish({ suspended: [4711], notes: { 4711: { state: "suspended", since: "2026-11-20", reason: "under-review" } } });
    assert.match(await scan(token(site.codeKey), "Suspended"), /Under review/);
});

test("Revoked outweighs suspended and expired", async () => {
    site.publish({ revoked: [4711], suspended: [4711] });
    await scan(token(site.codeKey, { 15: day("2020-01-01") }), "Revoked");
});

test("A certificate has expired after its last day, not on it", async () => {
    const today = Math.floor(Date.now() / 86_400_000);
    await scan(token(site.codeKey, { 15: today - 1 }), "Expired");
    await scan(token(site.codeKey, { 15: today }), "Authentic");
});

test("A code signed with another key is signed with an unknown key", async () => {
    const all = await scan(token(new Key()), "Signed with an unknown key");
    assert.doesNotMatch(all, /Zuzanna/);
});

test("What a retired key signed stays good", async () => {
    site.keyEntries[0] = site.codeKey.jwk({ sigillum_retired: "2026-01-01T00:00:00Z" });
    site.publish();
    await scan(token(site.codeKey), "Authentic");
});

test("An achievement dated after its key was retired is not authentic, and shows no facts", async () => {
    site.keyEntries[0] = site.codeKey.jwk({ sigillum_retired: "2026-01-01T00:00:00Z" });
    site.publish();
    const all = await scan(token(site.codeKey, { 2: 1 }), "Not authentic: key not valid");
    assert.match(all, /dated later than the day on which the issuer gave up the key/);
    assert.doesNotMatch(all, /Zuzanna/);
    await scan(token(site.codeKey, { 2: 1, 11: day("2025-12-31") }), "Authentic");
});

test("A code of a key that has not begun is not authentic, nor one whose beginning cannot be read", async () => {
    for (const beginning of [new Date(Date.now() + 3_600_000).toISOString(), "tomorrow", null]) {
        site.keyEntries[0] = site.codeKey.jwk({ sigillum_valid_from: beginning });
        site.publish();
        assert.match(await scan(token(site.codeKey), "Not authentic: key not valid"), /does not count yet/);
    }
});

test("Of a code dated outside the time of its key the page says that the time of signing was not checked", async () => {
    for (const [members, expected] of [
        [{ sigillum_valid_from: "2026-01-01T00:00:00Z" }, /Checked: the code is dated within the time in which its key is used/],
        [{ sigillum_valid_from: "2026-10-01T00:00:00Z" }, /Not checked: whether the code was signed while its key was in use/],
        [{ sigillum_retired: "2026-01-01T00:00:00Z" }, /Not checked: whether the code was signed while its key was in use/],
    ]) {
        site.keyEntries[0] = site.codeKey.jwk(members);
        site.publish();
        assert.match(await scan(token(site.codeKey), "Authentic"), expected);
    }
});

test("A list of status signed with a key that has not begun does not count", async () => {
    site.keyEntries[1] = site.statusKey.jwk({ sigillum_purpose: "status", sigillum_valid_from: new Date(Date.now() + 3_600_000).toISOString() });
    site.publish();
    await scan(token(site.codeKey), "Genuine, status unknown");
});

const since = "2026-05-20T10:00:00Z";
function revokeKey(contents) {
    site.keyEntries[0] = site.codeKey.jwk({ sigillum_revoked_since: since });
    site.publish({ recorded: contents ? { [site.codeKey.kid]: { since, contents } } : {} });
}

test("A code of a revoked key that was recorded before stays authentic", async () => {
    revokeKey([payloadOf({ 4: "Somebody Else" }), payloadOf(), payloadOf({ 4: "A Third" })]);
    await scan(token(site.codeKey), "Authentic");
});

test("A code of a revoked key that was not recorded is not authentic", async () => {
    revokeKey([payloadOf({ 4: "Somebody Else" })]);
    const all = await scan(token(site.codeKey), "Not authentic: key withdrawn");
    assert.match(all, /It was not on record before that time/);
    assert.doesNotMatch(all, /Zuzanna/);
});

test("A code of a revoked key is not authentic where the list of recorded codes is missing", async () => {
    revokeKey(null);
    assert.match(await scan(token(site.codeKey), "Not authentic: key withdrawn"), /could not be asked/);
});

test("A specimen says so in every outcome and is never shown as the real thing", async () => {
    const demo = { sigillum_demo: true };
    site.keyEntries = [site.codeKey.jwk(demo), site.statusKey.jwk({ ...demo, sigillum_purpose: "status" })];
    for (const [overrides, what, headline] of [
        [{}, {}, "Authentic"],
        [{}, { revoked: [4711] }, "Revoked"],
        [{ 15: 0 }, {}, "Expired"],
    ]) {
        site.publish(what);
        const page = await stage.scanned(token(site.codeKey, { 17: true, ...overrides }));
        await assertHeadline(page, headline);
        assert.equal(await page.locator(".specimen-mark").innerText(), "SPECIMEN");
        assert.equal(await page.locator(".verdict.good").count(), 0);
        await page.close();
    }
});

test("A demonstration key that signs something else than a specimen is not authentic", async () => {
    site.keyEntries[0] = site.codeKey.jwk({ sigillum_demo: true });
    site.publish();
    const page = await stage.scanned(token(site.codeKey));
    await assertHeadline(page, "Not authentic");
    assert.equal(await page.locator(".specimen-mark").count(), 1);
    await page.close();
});

test("A demonstration key for lists says nothing about a real certificate", async () => {
    site.keyEntries[1] = site.statusKey.jwk({ sigillum_purpose: "status", sigillum_demo: true });
    site.publish();
    await scan(token(site.codeKey), "Genuine, status unknown");
});

test("The code of a preview says that it is one", async () => {
    const all = await scan("PREVIEW0THISISNOCERTIFICATE", "A preview, not a certificate");
    assert.match(all, /never verifies/);
});

test("A code of a later form asks to reload, and is not called forged", async () => {
    assert.match(await scan(token(site.codeKey, { 1: 2 }), "Could not be read"), /newer form/);
});

test("Scanning another certificate in the same page shows the other one", async () => {
    const page = await stage.scanned(token(site.codeKey));
    await page.evaluate((text) => (location.hash = text), token(site.codeKey, { 4: "Bjørn Ødegård" }));
    await page.getByText("Bjørn Ødegård").waitFor();
    assert.equal(await page.getByText("Zuzanna").count(), 0);
    await page.close();
});

test("A link with another host is checked with our keys, and the page says that the address is not ours", async () => {
    const page = await stage.home();
    await typed(page, `HTTPS://EVIL.EXAMPLE/V/#${token(site.codeKey)}`);
    await answered(page);
    await assertHeadline(page, "Authentic");
    assert.match((await seen(page)).text, /The address in the code is evil\.example, not this site \(verify\.example\)/);
    await typedAgain(page, `HTTPS://EVIL.EXAMPLE/V/#${token(new Key())}`, "Signed with an unknown key");
    await typedAgain(page, `https://Verify.Example/v/#${token(site.codeKey)}`, "Authentic");
    assert.equal(await page.locator(".headline .note").count(), 0);
    await page.close();
});

async function typedAgain(page, text, headline) {
    await page.locator("#again").click();
    await typed(page, text);
    await answered(page);
    await assertHeadline(page, headline);
}

test("A link that is no verification code could not be read", async () => {
    const page = await stage.home();
    await typed(page, "https://verify.example/somewhere");
    await answered(page);
    await assertHeadline(page, "Could not be read");
    await page.close();
});

test("Without the keys nothing is checked, and the page says so", async () => {
    const other = await Stage.open(); // a browser that has kept no keys
    other.site.files.delete("keys.json");
    const page = await other.page();
    await page.goto(`${other.server.address}#${token(other.site.codeKey)}`);
    await page.getByText("The keys of the issuer could not be loaded").waitFor();
    assert.equal(await page.locator("#outcome").count(), 0);
    await other.close();
});

test("A set with a private key is not used", async () => {
    site.keyEntries[0] = { ...site.codeKey.jwk(), d: "AAAA" };
    site.publish();
    const page = await stage.page();
    await page.goto(`${stage.server.address}#${token(site.codeKey)}`);
    await page.getByText("The keys of the issuer could not be loaded").waitFor();
    await page.close();
});
