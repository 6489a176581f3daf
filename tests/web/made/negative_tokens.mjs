// Writes tests/negative-tokens/tokens.json: one token for each way to be wrong, modelled on the kinds of the EU digital
// COVID certificate test data. All are signed with one fixed test key, so that nothing but the named fault is to blame.
//   node made/negative_tokens.mjs > ../negative-tokens/tokens.json
// ECDSA signatures differ from run to run; the file is made once and kept.
import { createHash, createPrivateKey } from "node:crypto";
import { encoded, Pairs, raw, Tagged } from "./cbor.mjs";
import { Key } from "./keys.mjs";
import { base32, cose, day, factPairs, headerOf, packed, payloadOf, sampleNumber, signatureOver, token } from "./token.mjs";

// Not secret: made from the words "sigillum negative tokens", for these tests only.
function testKey() {
    const d = createHash("sha256").update("sigillum negative tokens").digest();
    const sec1 = Buffer.concat([Buffer.from("30310201010420", "hex"), d, Buffer.from("a00a06082a8648ce3d030107", "hex")]);
    return new Key(createPrivateKey({ key: sec1, format: "der", type: "sec1" }));
}

const key = testKey();
const stranger = new Key();
const tokens = [];
const add = (name, expected, text, why) => tokens.push({ name, expected, why, token: text });
const form = (name, bytes, why) => add(name, "form", base32(bytes), why);
const payload = (name, overrides, why) => form(name, cose(key, { payload: payloadOf(overrides) }), why);
const pairs = (name, list, why) => form(name, cose(key, { payload: encoded(new Pairs(list)) }), why);
const header = (name, bytes, why) => form(name, cose(key, { header: bytes }), why);

const good = token(key);
const goodPayload = payloadOf();
const bytes = cose(key);
const body = bytes.subarray(1); // without the tag, which takes one byte

// The text
add("lower-case", "text", good.toLowerCase(), "base32 in lower case");
add("one-small-letter", "text", good.replace(/[A-Z]/, (c) => c.toLowerCase()), "one letter in lower case");
add("padding", "text", `${good}======`, "padding");
add("digit-zero", "text", `${good.slice(0, 40)}0${good.slice(41)}`, "a digit that base32 does not have");
add("digit-one", "text", `${good.slice(0, 40)}1${good.slice(41)}`, "a digit that base32 does not have");
add("digit-eight", "text", `${good.slice(0, 40)}8${good.slice(41)}`, "a digit that base32 does not have");
add("space-inside", "text", `${good.slice(0, 40)} ${good.slice(40)}`, "a space between two letters");
add("empty", "text", "", "no text");
add("too-long", "text", "A".repeat(4304), "longer than the largest QR code");
add("base64url", "text", bytes.toString("base64url"), "base64url instead of base32");
add("base45", "text", base45(bytes), "base45, as in the EU digital COVID certificate");
add("base45-prefix", "text", `HC1:${base45(bytes)}`, "base45 with the prefix of the EU digital COVID certificate");
spareBits();
add("character-too-many", "text", characterTooMany(), "one character more than any number of bytes needs");
add("preview", "preview", "PREVIEW0NOTACERTIFICATE", "the code of a preview");

function base45(content) {
    const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    let text = "";
    for (let i = 0; i < content.length; i += 2) {
        let n = i + 1 < content.length ? content[i] * 256 + content[i + 1] : content[i];
        for (let k = i + 1 < content.length ? 3 : 2; k > 0; --k, n = Math.floor(n / 45)) text += digits[n % 45];
    }
    return text;
}

function ofLength(remainder) {
    for (let n = 0; ; ++n) {
        const text = token(key, { 8: `Title${"x".repeat(n)}` });
        if (text.length % 8 === remainder) return text;
    }
}

function spareBits() {
    const text = ofLength(2); // two letters for the last byte leave two spare bits
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const last = letters[letters.indexOf(text.at(-1)) | 1];
    add("spare-bits", "text", text.slice(0, -1) + last, "a spare bit of the last letter is set");
}

function characterTooMany() {
    return `${ofLength(0)}A`;
}

// COSE_Sign1
form("untagged", body, "no tag");
form("tag-sign", encoded(new Tagged(98, raw(...body))), "the tag of COSE_Sign");
form("tag-mac0", encoded(new Tagged(17, raw(...body))), "the tag of COSE_Mac0");
form("tag-long-form", Buffer.concat([Buffer.from([0xd8, 18]), body]), "the tag in more bytes than it needs");
form("tag-twice", encoded(new Tagged(18, raw(...bytes))), "tagged twice");
form("tag-cwt", encoded(new Tagged(61, raw(...bytes))), "wrapped in the tag of a CWT");
form("three-parts", Buffer.concat([Buffer.from([0xd2, 0x83]), body.subarray(1, -66)]), "no signature");
form("five-parts", Buffer.concat([Buffer.from([0xd2, 0x85]), body.subarray(1), Buffer.from([0xf6])]), "a part too many");
form("indefinite-array", Buffer.concat([Buffer.from([0xd2, 0x9f]), body.subarray(1), Buffer.from([0xff])]), "an array of indefinite length");
form("map-not-array", encoded(new Tagged(18, new Pairs([[1, 2]]))), "a map where the four parts should be");
form("trailing-byte", Buffer.concat([bytes, Buffer.from([0])]), "a byte behind the end");
form("second-item", Buffer.concat([bytes, bytes]), "a second token behind the first");
form("truncated", bytes.subarray(0, -1), "the last byte is missing");
form("tag-only", Buffer.from([0xd2]), "nothing behind the tag");

// Headers
const label = (n, value) => [n, value];
header("algorithm-missing", encoded(new Pairs([label(4, key.id)])), "no algorithm");
header("algorithm-none", encoded(new Pairs([label(1, 0), label(4, key.id)])), "the reserved algorithm 0");
header("algorithm-es384", headerOf(key, -35), "ES384");
header("algorithm-ps256", headerOf(key, -37), "PS256");
header("algorithm-hmac", headerOf(key, 5), "HMAC 256/256");
header("algorithm-text", encoded(new Pairs([label(1, "ES256"), label(4, key.id)])), "the algorithm as text");
header("header-empty", Buffer.alloc(0), "an empty protected header");
header("header-key-id-missing", encoded(new Pairs([label(1, -7)])), "no key id");
header("header-unsorted", encoded(new Pairs([label(4, key.id), label(1, -7)])), "the key id before the algorithm");
header("header-algorithm-twice", encoded(new Pairs([label(1, -7), label(1, -7)])), "the algorithm twice");
header("header-critical", encoded(new Pairs([label(1, -7), label(2, [1]), label(4, key.id)])), "a further entry");
header("header-long-form", Buffer.concat([Buffer.from("a201380604", "hex"), encoded(key.id)]), "the algorithm in more bytes than it needs");
header("header-trailing", Buffer.concat([headerOf(key), Buffer.from([0])]), "a byte behind the protected header");
header("header-indefinite", Buffer.concat([Buffer.from("bf012604", "hex"), encoded(key.id), Buffer.from([0xff])]), "a header of indefinite length");
header("key-id-short", encoded(new Pairs([label(1, -7), label(4, key.id.subarray(0, 4))])), "a key id of 4 bytes");
header("key-id-text", encoded(new Pairs([label(1, -7), label(4, key.kid.slice(0, 8))])), "a key id as text");
form("key-id-unprotected", cose(key, { header: encoded(new Pairs([[1, -7]])), unprotected: new Pairs([[4, key.id]]) }), "the key id in the unprotected header");
form("key-id-in-both", cose(key, { unprotected: new Pairs([[4, key.id]]) }), "the key id in both headers");
form("unprotected-algorithm", cose(key, { unprotected: new Pairs([[1, -7]]) }), "an algorithm in the unprotected header");
form("unprotected-null", cose(key, { unprotected: raw(0xf6) }), "null for the unprotected header");
form("header-not-wrapped", encoded(new Tagged(18, [new Pairs([[1, -7], [4, key.id]]), new Pairs([]), goodPayload, Buffer.alloc(64, 1)])), "the protected header as a map");

// Signature
form("signature-short", cose(key, { signature: Buffer.alloc(63, 1) }), "a signature of 63 bytes");
form("signature-long", cose(key, { signature: Buffer.alloc(65, 1) }), "a signature of 65 bytes");
form("signature-empty", cose(key, { signature: Buffer.alloc(0) }), "an empty signature");
form("signature-high-s", cose(key, { high: true }), "a good signature with the higher of its two values of s");
add("signature-zero", "signature", base32(cose(key, { signature: Buffer.alloc(64) })), "a signature of zeros");
add("signature-other-facts", "signature", base32(cose(key, { signature: signatureOver(key, headerOf(key), payloadOf({ 4: "Someone Else" })) })), "the signature over other facts");
add("signature-other-key", "signature", base32(cose(stranger, { header: headerOf(key) })), "another key under this key's id");
add("signature-bare-payload", "signature", base32(cose(key, { signature: key.sign(goodPayload) })), "the signature over the payload alone");
add("signature-other-context", "signature", base32(cose(key, { signature: key.sign(encoded(["Signature", headerOf(key), Buffer.alloc(0), goodPayload])) })), "the signature in another context");
add("unknown-key", "unknown-key", token(stranger), "signed by a key that no set holds");

// Payload: form
const known = factPairs();
const without = (...keys) => known.filter(([k]) => !keys.includes(k));
const replaced = (k, value) => known.map((pair) => (pair[0] === k ? [k, value] : pair));
form("payload-null", encoded(new Tagged(18, [headerOf(key), new Pairs([]), raw(0xf6), Buffer.alloc(64, 1)])), "a detached payload");
form("payload-empty", cose(key, { payload: Buffer.alloc(0) }), "an empty payload");
form("payload-array", cose(key, { payload: encoded([1, 2]) }), "an array for the facts");
form("payload-trailing", cose(key, { payload: Buffer.concat([goodPayload, Buffer.from([0])]) }), "a byte behind the facts");
form("payload-indefinite-map", cose(key, { payload: Buffer.concat([Buffer.from([0xbf]), goodPayload.subarray(1), Buffer.from([0xff])]) }), "a map of indefinite length");
form("payload-map-count-more", cose(key, { payload: Buffer.concat([Buffer.from([goodPayload[0] + 1]), goodPayload.subarray(1)]) }), "fewer pairs than announced");
form("payload-map-long-form", cose(key, { payload: Buffer.concat([Buffer.from([0xb8, known.length]), goodPayload.subarray(1)]) }), "the number of pairs in more bytes than it needs");
pairs("keys-unsorted", [known[1], known[0], ...known.slice(2)], "keys out of order");
pairs("key-twice", [known[0], known[0], ...known.slice(1)], "a key twice");
pairs("key-unknown", [...known, [19, 1]], "a key that no token has");
pairs("key-zero", [[0, 1], ...known], "the key 0");
pairs("key-negative", [[-1, 1], ...known], "a negative key");
pairs("key-text", [...known, ["x", 1]], "a text for a key");
pairs("key-long-form", [[raw(0x18, 1), 1], ...known.slice(1)], "a key in more bytes than it needs");
pairs("value-long-form", replaced(14, raw(0x18, 6)), "a number in more bytes than it needs");
pairs("value-longer-form", replaced(11, raw(0x1a, 0, 0, 0x50, 0x8d)), "a number in four bytes where two do");
pairs("text-long-form", replaced(9, raw(0x78, 8, ...Buffer.from("lipowiec"))), "a length in more bytes than it needs");
pairs("text-indefinite", replaced(9, raw(0x7f, 0x68, ...Buffer.from("lipowiec"), 0xff)), "a text of indefinite length");
pairs("bytes-indefinite", replaced(18, raw(0x5f, 0x50, ...Buffer.alloc(16), 0xff)), "a byte string of indefinite length");
pairs("text-huge-length", replaced(9, raw(0x7b, 0x7f, ...Array(7).fill(0xff))), "a text that claims 2^63 bytes");
pairs("text-four-gigabytes", replaced(9, raw(0x7a, 0xff, 0xff, 0xff, 0xff)), "a text that claims 4 GB");
form("map-huge", cose(key, { payload: Buffer.from("bbffffffffffffffff01", "hex") }), "a map that claims 2^64 pairs");
pairs("nested-too-deeply", replaced(6, raw(...Array(400).fill(0x81), 0)), "400 arrays in each other");
pairs("value-null", replaced(14, raw(0xf6)), "null");
pairs("value-undefined", replaced(14, raw(0xf7)), "undefined");
pairs("value-reserved", replaced(14, raw(0x1c)), "a reserved length");
pairs("value-break", replaced(14, raw(0xff)), "a break without a beginning");

// Payload: facts
for (const [k, name] of [[1, "version"], [2, "type"], [3, "number"], [4, "name"], [9, "awarding-body"], [10, "alliance"], [11, "date"], [16, "status"], [18, "record"]]) {
    pairs(`missing-${name}`, without(k), `no fact with the key ${k}`);
}
pairs("missing-opportunity", without(7, 8), "neither kind nor title");
payload("version-0", { 1: 0 }, "format version 0");
add("version-2", "newer", base32(cose(key, { payload: payloadOf({ 1: 2 }) })), "a later format version");
payload("type-0", { 2: 0 }, "type 0");
payload("type-5", { 2: 5 }, "type 5");
payload("type-text", { 2: "completion" }, "the type as text");
payload("number-text", { 3: sampleNumber }, "the number as text");
payload("number-short", { 3: packed(sampleNumber).subarray(0, 9) }, "a number of 9 bytes");
payload("number-check", { 3: Buffer.from(packed(sampleNumber).map((b, i) => (i === 9 ? b ^ 1 : b))) }, "a check character that does not fit");
payload("name-empty", { 4: "" }, "an empty name");
payload("name-bytes", { 4: Buffer.from("Zuzanna") }, "a name as bytes");
payload("name-array", { 4: ["Zuzanna", "Wójcik"] }, "a name in parts");
payload("name-control", { 4: "Zuzanna\nWójcik" }, "a line break in a name");
payload("name-c1-control", { 4: "Zuzanna\u0085Wójcik" }, "a control character of two bytes");
payload("name-not-utf8", { 4: raw(0x64, 0x5a, 0x75, 0xf3, 0x6a) }, "a name in Latin-1");
payload("name-surrogate", { 4: raw(0x63, 0xed, 0xa0, 0x80) }, "half a surrogate pair");
payload("name-overlong", { 4: raw(0x62, 0xc0, 0xaf) }, "UTF-8 in more bytes than it needs");
payload("name-too-long", { 4: "x".repeat(2001) }, "a name of 2,001 bytes");
payload("latin-name-empty", { 5: "" }, "an empty Latin form");
payload("birth-date-text", { 6: "2002-03-14" }, "a date as text");
payload("birth-date-three", { 6: [2002, 3, 14] }, "year, month and day");
payload("birth-date-none", { 6: [] }, "an empty array");
payload("birth-date-month-13", { 6: [2002, 13] }, "month 13");
payload("birth-date-month-0", { 6: [2002, 0] }, "month 0");
payload("birth-date-year-0", { 6: [0] }, "year 0");
payload("birth-date-year-10000", { 6: [10000] }, "year 10000");
payload("kind-empty", { 7: "" }, "an empty kind");
payload("date-float", { 11: raw(0xfb, 0x40, 0xd4, 0x23, 0x40, 0, 0, 0, 0) }, "a date as floating point");
payload("date-half-float", { 11: raw(0xf9, 0x70, 0x00) }, "a date as half float");
payload("date-tagged", { 11: new Tagged(1, 1_783_036_800) }, "a date with the tag of an epoch time");
payload("date-tagged-days", { 11: new Tagged(100, day("2026-07-03")) }, "a date with the tag of days");
payload("date-tagged-text", { 11: new Tagged(0, "2026-07-03T00:00:00Z") }, "a date with the tag of a date as text");
payload("date-bignum", { 11: new Tagged(2, Buffer.from([0x50, 0x8d])) }, "a date as big number");
payload("date-year-10000", { 11: 2_932_897 }, "a day after year 9999");
payload("date-before-year-1", { 11: -719_163 }, "a day before year 1");
payload("period-one-day-twice", { 12: [day("2026-05-20"), day("2026-05-20")] }, "one day as a period of two");
payload("period-backwards", { 12: [day("2026-05-29"), day("2026-05-20")] }, "an end before its beginning");
payload("period-three", { 12: [1, 2, 3] }, "three days");
payload("workload-text", { 13: "3 ECTS" }, "a workload as text");
payload("workload-number", { 13: [3, "ECTS"] }, "an amount as number");
payload("workload-comma", { 13: ["1,5", "ECTS"] }, "a decimal comma");
payload("workload-point-last", { 13: ["1.", "ECTS"] }, "a point without digits");
payload("workload-sign", { 13: ["-1", "ECTS"] }, "a negative amount");
payload("workload-unit-empty", { 13: ["3", ""] }, "an empty unit");
payload("level-0", { 14: 0 }, "EQF level 0");
payload("level-9", { 14: 9 }, "EQF level 9");
payload("level-text", { 14: "6" }, "a level as text");
payload("valid-until-text", { 15: "2030-01-01" }, "a day as text");
payload("status-index-first", { 16: [4711, "1"] }, "index and list exchanged");
payload("status-index-negative", { 16: ["1", -1] }, "a negative index");
payload("status-index-large", { 16: ["1", raw(0x1b, 0, 0, 0, 1, 0, 0, 0, 0)] }, "the index 2^32");
payload("status-list-empty", { 16: ["", 4711] }, "an empty list name");
payload("status-one", { 16: ["1"] }, "no index");
payload("specimen-false", { 17: false }, "a specimen mark that says false");
payload("specimen-one", { 17: 1 }, "a specimen mark that says 1");
payload("record-15", { 18: Buffer.alloc(15) }, "a record digest of 15 bytes");
payload("record-32", { 18: Buffer.alloc(32) }, "a record digest of 32 bytes");
payload("record-text", { 18: "00112233445566778899aabbccddeeff" }, "a record digest as text");

const about = "Tokens that no reader of ours accepts, each wrong in one way. expected: text (no canonical base32), form (no COSE_Sign1 of ours), newer, preview, signature, unknown-key. good are tokens that are right. The key is for tests only.";
const accepted = [
    ["achievement", { 2: 1 }],
    ["professional", { 2: 2 }],
    ["participation", { 2: 4, 12: [day("2026-05-20"), day("2026-05-29")], 13: undefined, 14: undefined }],
    ["one-day", { 2: 4, 12: day("2026-05-20") }],
    ["birth-year", { 6: [1970] }],
    ["birth-month", { 6: [1970, 12] }],
    ["before-1970", { 6: -1 }],
    ["specimen", { 17: true }],
    ["latin-form", { 4: "Ζηναΐδα Παπαδοπούλου", 5: "Zinaida Papadopoulou" }],
    ["title-only", { 7: undefined }],
    ["last-index", { 16: ["1", 131_071] }],
].map(([name, overrides]) => ({ name, token: token(key, overrides) }));
process.stdout.write(`${JSON.stringify({ about, key: key.jwk(), good: [{ name: "completion", token: good }, ...accepted], tokens }, null, 1)}\n`);
