// One document, one set of keys, one moment: the page and the program come to the same verdict.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { programsVerdict, programsWords } from "../made/program.mjs";
import { demoKeySet, reader, tested } from "../made/readers.mjs";

const { checkFile } = await reader("check_file.js");
const { keySetFromJson } = await reader("keys.js");
const { Refused } = await reader("refused.js");
const folder = mkdtempSync(join(tmpdir(), "sigillum-verdicts-"));
after(() => rmSync(folder, { recursive: true }));

const edition = join(tested, "issued/data-literacy"); // of achievements
const pdf = join(edition, readdirSync(edition).filter((name) => name.endsWith(".pdf")).sort()[0]);
const bytes = new Uint8Array(readFileSync(pdf));
const plain = demoKeySet();
const sealedAt = new Date(programsVerdict(pdf, "--keys", join(tested, "keys")).signatures[0].claimedTime);
const moment = (days) => new Date(sealedAt.getTime() + days * 86_400_000).toISOString().replace(/\.\d+/, "");
const dated = await dateOfCode();

/** Without a network: whatever has become of it is not known to either. */
const unreachable = {
    text: async () => { throw new Refused("unreachable", "no network"); },
    json: async () => { throw new Refused("unreachable", "no network"); },
};

async function dateOfCode() {
    const { readToken } = await reader("token.js");
    const { dateOfDay } = await reader("day.js");
    const [, token] = /HTTPS:\/\/[A-Z0-9.:-]+\/V\/#([A-Z2-7]+)/.exec(readFileSync(pdf, "latin1"));
    return dateOfDay(readToken(token).facts.date);
}

function edited({ code = {}, seal = {}, without }) {
    const keys = plain.keys.filter((key) => key.kid !== without).map((key) =>
        (key.sigillum_purpose ?? "code") === "code" ? { ...key, ...code } : key);
    return { ...plain, keys, sigillum_seals: plain.sigillum_seals.map((one) => ({ ...one, ...seal })) };
}

const codeKey = plain.keys.find((key) => (key.sigillum_purpose ?? "code") === "code").kid;
const retiredAt = (time) => ({ sigillum_retired: time });
const longBefore = new Date(dated.getTime() - 3 * 86_400_000).toISOString().replace(/\.\d+/, "");

for (const [what, edit, outcome, at = 1] of [
    ["All keys in use", {}, "status-unknown"],
    ["A code key that begins in the future", { code: { sigillum_valid_from: moment(30) } }, "key-not-valid"],
    ["A code key that had begun long before", { code: { sigillum_valid_from: "2020-01-01T00:00:00Z" } }, "status-unknown"],
    ["A code key younger than the date", { code: { sigillum_valid_from: moment(0) } }, "status-unknown"],
    ["A code key retired before the achievement", { code: retiredAt(longBefore) }, "key-not-valid"],
    ["A code key retired since", { code: retiredAt(moment(0.5)) }, "status-unknown"],
    ["A code key that is not there", { without: codeKey }, "unknown-key"],
    ["A seal that begins in the future", { seal: { sigillum_valid_from: moment(30) } }, "key-not-valid"],
    ["A seal older than its key", { seal: { sigillum_valid_from: moment(0.5) } }, "key-not-valid"],
    ["A seal made after its key was retired", { seal: retiredAt(moment(-1)) }, "key-not-valid"],
    ["A seal whose key was retired since", { seal: retiredAt(moment(0.5)) }, "status-unknown"],
    ["Both retired since, and a moment between", { code: retiredAt(moment(2)), seal: retiredAt(moment(2)) }, "status-unknown"],
]) {
    test(`${what}: ${outcome}`, async () => {
        const set = edited(edit);
        const file = join(folder, "keys.json");
        writeFileSync(file, JSON.stringify(set));
        const now = moment(at);
        const page = await checkFile(bytes, { published: unreachable, keys: await keySetFromJson(set), now: new Date(now) });
        assert.equal(page.outcome, outcome);
        const program = programsVerdict(pdf, "--trust", join(tested, "keys/root.pem"), "--trust", file, "--time", now);
        const [word, reason] = programsWords[outcome];
        assert.equal(program.outcome, word);
        assert.ok(!reason || program.reasons.includes(reason), program.reasons.join());
    });
}

// Where nobody can be asked what was recorded before, the program says that it does not know; the page, which needs the
// issuer's list for everything, does not show what a withdrawn key signed.
for (const [what, edit] of [
    ["code", { code: { sigillum_revoked_since: "2020-01-01T00:00:00Z" } }],
    ["seal", { seal: { sigillum_revoked_since: "2020-01-01T00:00:00Z" } }],
]) {
    test(`A withdrawn key of a ${what}, and nobody to ask: neither calls it good, both name the key`, async () => {
        const set = edited(edit);
        const file = join(folder, "keys.json");
        writeFileSync(file, JSON.stringify(set));
        const now = moment(1);
        const page = await checkFile(bytes, { published: unreachable, keys: await keySetFromJson(set), now: new Date(now) });
        assert.deepEqual([page.outcome, page.detail], ["key-revoked", "unknown"]);
        const program = programsVerdict(pdf, "--trust", join(tested, "keys/root.pem"), "--trust", file, "--time", now);
        assert.equal(program.outcome, "intact-but");
        assert.ok(program.reasons.includes("key-revoked"));
    });
}
