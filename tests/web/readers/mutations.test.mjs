// Mutated tokens, lists and PDFs: nothing but the reader's own refusal, and nothing accepted that says something else.
// SIGILLUM_MUTATIONS=100000 tries that many of each kind; SIGILLUM_SEED another series.
import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { Stamper, withTimeStamp, withValidationData } from "../made/archive.mjs";
import { Key } from "../made/keys.mjs";
import { bits, notes, recorded, statusList } from "../made/lists.mjs";
import { dice, mutated, mutatedText } from "../made/mutations.mjs";
import { Sealer, signedPdf } from "../made/pdf.mjs";
import { demoKeySet, issuedDocuments, reader } from "../made/readers.mjs";
import { digestOf, recordBytes } from "../made/record.mjs";
import { base32, cose, factPairs, payloadOf, token } from "../made/token.mjs";

const { readToken, signatureFits } = await reader("token.js");
const { Refused } = await reader("refused.js");
const { keySetFromJson } = await reader("keys.js");
const { statusOf } = await reader("status.js");
const { recordedBefore } = await reader("recorded.js");
const { examineFile } = await reader("sealed_file.js");
const { signedRevisions } = await reader("revision.js");
const { Pdf } = await reader("pdf.js");
const { Reference, sameValue } = await reader("pdf_values.js");

const asked = Number(process.env.SIGILLUM_MUTATIONS ?? 0);
const seed = Number(process.env.SIGILLUM_SEED ?? 20_260_703);
const codeKey = new Key();
const statusKey = new Key();
const keys = await keySetFromJson({ keys: [codeKey.jwk(), statusKey.jwk({ sigillum_purpose: "status" })] });
const sealer = new Sealer();
const stamper = new Stamper();
after(() => {
    sealer.close();
    stamper.close();
});

/** The same seed changes the same places, but keys are new each time: what fails is kept. */
function keep(input, kind) {
    const file = join(mkdtempSync(join(tmpdir(), "sigillum-mutation-")), kind.replaceAll(" ", "-"));
    writeFileSync(file, input);
    return file;
}

/** Counts what became of many mutations; an error that is none of the reader's own ends the test. */
async function tally(many, kind, attempt) {
    const roll = dice(seed);
    roll.tried = (input) => (roll.input = input);
    const counts = { refused: 0, equal: 0, same: 0 };
    for (let i = 0; i < (asked || many); ++i) {
        try {
            counts[await attempt(roll, i)] += 1;
        } catch (error) {
            error.message = `mutation ${i} of seed ${seed}, kept in ${keep(roll.input ?? "", kind)}: ${error.message}`;
            throw error;
        }
    }
    console.log(`${kind}: ${asked || many} mutations, ${counts.refused} refused, ${counts.equal} equal in what is signed, ${counts.same} not changed at all`);
    assert.ok(counts.refused > 0);
}

// Tokens

async function tokenRead(text) {
    try {
        const read = readToken(text);
        const key = keys.find(read.keyId, "code");
        return key && (await signatureFits(read, key)) ? read : null;
    } catch (error) {
        assert.ok(error instanceof Refused, error.stack);
        return null;
    }
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const genuine = token(codeKey, { 5: "Zuzanna Wojcik-Hagglund", 15: 20_000 });
const [genuineRead, genuineBytes] = [readToken(genuine), cose(codeKey, { payload: payloadOf(Object.fromEntries(factPairs({ 15: 20_000 }))) })];
const genuineOfBytes = readToken(base32(genuineBytes));

test("No mutated token is accepted that says something else", () => tally(4000, "tokens", async (roll, i) => {
    const ofText = i % 2 === 0;
    const changed = roll.tried(ofText ? mutatedText(genuine, roll, `${letters}abz018=-\u00e9`) : base32(mutated(genuineBytes, roll)));
    const read = await tokenRead(changed);
    if (!read) return "refused";
    const whole = ofText ? genuineRead : genuineOfBytes;
    assert.deepEqual(read.facts, whole.facts);
    assert.deepEqual([read.signedBytes, read.payload], [whole.signedBytes, whole.payload]);
    return changed === (ofText ? genuine : base32(genuineBytes)) ? "same" : "equal";
}));

// Lists

const now = new Date();
const validity = { from: new Date(now - 3_600_000), until: new Date(now.getTime() + 3_600_000) };
const place = { list: "1", index: 4711 };
const lists = {
    "status/a.jwt": statusList(statusKey, "revocation", { set: [4711], ...validity }),
    "status/b.jwt": statusList(statusKey, "suspension", validity),
    "status/c.jwt": notes(statusKey, { notes: { 4711: { state: "revoked", since: "2026-11-20", reason: "misconduct" } }, ...validity }),
    "status/now.json": JSON.stringify({ lists: { 1: { revocation: "a.jwt", suspension: "b.jwt", notes: "c.jwt" } } }),
};
const free = statusList(statusKey, "revocation", validity);
const suspending = statusList(statusKey, "suspension", { set: [4711], ...validity });
// Which list is changed, what the others say, and what is known without the one that is changed.
const cases = [
    { name: "status/a.jwt", files: lists, whole: "revoked", without: "unknown" },
    { name: "status/a.jwt", files: { ...lists, "status/a.jwt": free }, whole: "current", without: "unknown" },
    { name: "status/b.jwt", files: { ...lists, "status/a.jwt": free, "status/b.jwt": suspending }, whole: "suspended", without: "unknown" },
    { name: "status/c.jwt", files: lists, whole: "revoked", without: "revoked" },
];

/** A published folder in memory, as Published reads one. */
class Folder {
    constructor(files) {
        this.files = files;
    }

    async text(name) {
        if (!Object.hasOwn(this.files, name)) throw new Refused("unreachable", name);
        return this.files[name];
    }

    async json(name) {
        try {
            return JSON.parse(await this.text(name));
        } catch {
            throw new Refused("unreachable", "no JSON");
        }
    }
}

const askedOf = (files) => ({ published: new Folder(files), keys, now, specimen: false });
const base64url = `${letters}${letters.toLowerCase()}0189-_`;

test("No mutated list says anything, and what the others say stays", () => tally(1200, "lists", async (roll, i) => {
    const { name, files, whole, without } = cases[i % cases.length];
    const changed = roll.tried(mutatedText(files[name], roll, `${base64url}.=+/ \u00e9`));
    const status = await statusOf(place, askedOf({ ...files, [name]: changed }));
    const reads = changed.trim() === files[name];
    assert.equal(status.state, reads ? whole : without);
    if (name === "status/c.jwt") assert.equal(status.reason, reads ? "misconduct" : undefined);
    if (!reads) return "refused";
    return changed === files[name] ? "same" : "equal";
}));

test("No mutated place of the lists gives an answer that is not signed", () => tally(600, "places", async (roll) => {
    const changed = roll.tried(mutatedText(lists["status/now.json"], roll, '{}[]":,.abcjwtrevoin0123456789 \u00e9'));
    const status = await statusOf(place, askedOf({ ...lists, "status/now.json": changed }));
    if (status.state === "unknown") return "refused";
    assert.equal(status.state, "revoked");
    return changed === lists["status/now.json"] ? "same" : "equal";
}));

test("A signed list whose bits are packed in a mutated gzip is read whole or not at all", () => tally(600, "gzip", async (roll) => {
    const packed = gzipSync(bits([4711, 3, 99_000, ...Array.from({ length: 500 }, (_, i) => i * 211)]));
    const changed = roll.tried(mutated(packed, roll));
    const members = { credentialSubject: { statusPurpose: "revocation", encodedList: `u${changed.toString("base64url")}` } };
    const list = statusList(statusKey, "revocation", { ...validity, members });
    const status = await statusOf(place, askedOf({ ...lists, "status/a.jwt": list }));
    if (status.state === "unknown") return "refused";
    assert.equal(status.state, "revoked", "the checksum of gzip holds the bits");
    return changed.equals(packed) ? "same" : "equal";
}));

const since = "2026-05-20T10:00:00Z";
const record = recorded(statusKey, { id: "k", since, contents: [Buffer.from("a"), Buffer.from("b")], ...validity });

test("No mutated list of what was recorded lets something count", () => tally(600, "recorded", async (roll, i) => {
    const changed = roll.tried(mutatedText(record, roll, `${base64url}. \u00e9`));
    const files = { "status/now.json": '{"recorded":{"k":"k.jwt"}}', "status/k.jwt": changed };
    const answer = await recordedBefore("k", since, new TextEncoder().encode(i % 2 ? "a" : "c"), askedOf(files));
    if (answer === "unknown") return "refused";
    assert.ok(changed.trim() === record && answer === (i % 2 ? "recorded" : "not-recorded"));
    return changed === record ? "same" : "equal";
}));

// PDFs

const link = `HTTPS://VERIFY.EXAMPLE/V/#${token(codeKey, { 18: digestOf(recordBytes()) })}`;
const sealed = signedPdf(sealer, { links: [link], record: recordBytes() });
const validated = withValidationData(sealed, sealer.der);
const stamped = withTimeStamp(validated, stamper);
const pdfKeys = await keySetFromJson({ keys: [], sigillum_seals: [sealer.entry(), ...demoKeySet().sigillum_seals] });

function withoutBlanks(pdf) {
    let end = pdf.length;
    while ([0, 9, 10, 12, 13, 32].includes(pdf[end - 1])) end -= 1;
    return pdf.subarray(0, end);
}

/** The file with the signatures in their gaps left out, and no blanks behind it. */
function covered(pdf, gaps) {
    const copy = Buffer.from(withoutBlanks(pdf));
    for (const [from, to] of gaps) copy.fill(0, from + 1, Math.min(to - 1, copy.length));
    return copy;
}

/** Whether every object of the sealed revision is what it was, but for what archiving adds to the catalog, form and page. */
function tellsTheSame(changed, original, grown) {
    const [before, now] = [new Pdf(original), new Pdf(withoutBlanks(changed))];
    for (const [number, at] of before.places) {
        if (!at || grown.includes(number)) continue;
        const reference = new Reference(number, at.generation);
        assert.ok(sameValue(before.resolved(reference), now.resolved(reference)), `object ${number}`);
    }
}

async function tryPdf(roll, original, end, where, states, grown) {
    const changed = roll.tried(mutated(original, roll, where));
    const found = await examineFile(new Uint8Array(changed), pdfKeys);
    if (found.file !== "sealed" || found.added === "changed" || found.added === "unjudged") return "refused";
    if (changed.equals(original)) return "same";
    const gaps = signedRevisions(new Uint8Array(original)).map(({ gap }) => gap);
    const isState = (state) => covered(changed, gaps).equals(covered(state, gaps));
    if (states.some(isState)) return "equal";
    // Behind the last signature stands what no signature covers: it must tell nothing else.
    assert.ok(covered(changed.subarray(0, end), gaps).equals(covered(original.subarray(0, end), gaps)), "a covered byte was changed");
    assert.equal(found.added, "archival");
    tellsTheSame(new Uint8Array(changed), new Uint8Array(original.subarray(0, end)), grown);
    return "equal";
}

test("No mutated PDF is accepted whose seal covers something else", () => tally(1000, "sealed PDFs", (roll) =>
    tryPdf(roll, sealed, sealed.length, undefined, [sealed], [])));

test("No mutation behind a seal makes a PDF show something else", () => tally(1500, "PDFs with validation data", (roll) =>
    tryPdf(roll, validated, sealed.length, [sealed.length, validated.length], [sealed, validated], [1])));

test("No mutation behind a seal and below a time stamp is accepted", () => tally(1000, "PDFs with a time stamp", (roll) =>
    tryPdf(roll, stamped, sealed.length, [sealed.length, stamped.length], [sealed, validated, stamped], [1, 3])));

const issued = issuedDocuments();
test("No mutated document of the program is accepted whose seal covers something else", () => tally(300, "issued PDFs", (roll, i) => {
    const pdf = issued[i % issued.length];
    return tryPdf(roll, pdf, pdf.length, i % 2 ? undefined : [pdf.length - 40_000, pdf.length], [pdf], []);
}));
