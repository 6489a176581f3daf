// The reader of tokens, in the browser that will run it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Stage, closeAll, assertHeadline } from "./harness.mjs";
import { base32, cose, token } from "./made/token.mjs";

const negative = JSON.parse(readFileSync(new URL("../negative-tokens/tokens.json", import.meta.url)));
let stage;
let page;

before(async () => {
    stage = await Stage.open();
    page = await stage.home();
});
after(closeAll);

/** What the page's modules make of each text: "good", "signature", "unknown-key" or the kind of refusal. */
async function judged(texts, jwks) {
    return page.evaluate(async ([tokens, keys]) => {
        const { readToken, signatureFits } = await import("/V/token.js");
        const { keySetFromJson } = await import("/V/keys.js");
        const set = await keySetFromJson({ keys });
        const judge = async (text) => {
            try {
                const read = readToken(text);
                const key = set.find(read.keyId, "code");
                if (!key) return "unknown-key";
                return (await signatureFits(read, key)) ? "good" : "signature";
            } catch (error) {
                return error.kind ?? `crash: ${error.message}`;
            }
        };
        return Promise.all(tokens.map(judge));
    }, [texts, jwks]);
}

test("Every negative token is refused for its own reason", async () => {
    const found = await judged(negative.tokens.map((one) => one.token), [negative.key]);
    const told = negative.tokens.map((one, i) => [one.name, found[i]]);
    assert.deepEqual(told, negative.tokens.map((one) => [one.name, one.expected]));
});

test("The tokens beside them are accepted, so that the key is not to blame", async () => {
    const found = await judged(negative.good.map((one) => one.token), [negative.key]);
    assert.deepEqual(found, negative.good.map(() => "good"));
});

test("A token altered in any bit of any byte is never good", async () => {
    const bytes = cose(stage.site.codeKey);
    const altered = [];
    for (let at = 0; at < bytes.length; ++at) {
        for (let bit = 0; bit < 8; ++bit) {
            const copy = Buffer.from(bytes);
            copy[at] ^= 1 << bit;
            altered.push(base32(copy));
        }
    }
    const found = await judged(altered, stage.site.keyEntries);
    assert.equal(found.length, bytes.length * 8);
    const allowed = ["form", "signature", "unknown-key", "newer"];
    assert.deepEqual(found.filter((one) => !allowed.includes(one)), []);
    // Key id: bytes 8 to 15. Signature: the last 64.
    assert.deepEqual(new Set(found.slice(8 * 8, 16 * 8)), new Set(["unknown-key"]));
    assert.ok(found.slice(-64 * 8).every((one) => one === "signature" || one === "form"));
});

test("A token cut short anywhere is refused", async () => {
    const whole = token(stage.site.codeKey);
    const found = await judged(Array.from(whole, (_, i) => whole.slice(0, i)), stage.site.keyEntries);
    assert.ok(found.every((one) => one === "form" || one === "text"), found.join());
});

test("A key for lists signs no codes", async () => {
    const found = await judged([token(stage.site.statusKey)], stage.site.keyEntries);
    assert.deepEqual(found, ["unknown-key"]);
});

test("A key whose id does not fit it is passed over", async () => {
    const found = await judged([token(stage.site.codeKey)], [{ ...stage.site.codeKey.jwk(), kid: "0011223344556677" }]);
    assert.deepEqual(found, ["unknown-key"]);
});

const classes = [
    ["the tag", 0, "Not authentic"],
    ["the algorithm", 5, "Not authentic"],
    ["the key id", 9, "Signed with an unknown key"],
    ["the facts", 60, "Not authentic"],
    ["the signature", -20, "Not authentic"],
];
for (const [where, at, headline] of classes) {
    test(`A code altered in ${where} shows “${headline}” and no facts`, async () => {
        const bytes = cose(stage.site.codeKey);
        bytes[at < 0 ? bytes.length + at : at] ^= 1;
        const shown = await stage.scanned(base32(bytes));
        await assertHeadline(shown, headline);
        assert.equal(await shown.locator(".facts").count(), 0);
        await shown.close();
    });
}
