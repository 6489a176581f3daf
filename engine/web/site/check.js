import { dayOf } from "./day.js";
import { codeFromText } from "./link.js";
import { lookUp } from "./numbers.js";
import { recordedBefore } from "./recorded.js";
import { Refused } from "./refused.js";
import { statusOf } from "./status.js";
import { readToken, signatureFits } from "./token.js";
import { outcomeOf } from "./verdict.js";

/**
 * What a check has come to.
 * @typedef {object} Report
 * @property {"code" | "file" | "number"} source
 * @property {import("./verdict.js").Outcome | "number-current" | "number-unknown" | "number-not-asked"} outcome
 * @property {boolean} specimen
 * @property {import("./facts.js").Facts} [facts]   only where a key of ours certified them
 * @property {string} [type]                        of a number
 * @property {string} [number]                      as typed
 * @property {import("./status.js").Status} [status]
 * @property {string} [detail]   what exactly: "newer", "not-signed", "not-recorded", "record" …
 * @property {string} [keyId]
 * @property {string | null} [host]  that stood in the link
 * @property {{name: string, result: "passed" | "failed" | "unchecked"}[]} checks
 */

/** @typedef {{published: import("./published.js").Published, keys: import("./keys.js").KeySet, now: Date}} Surroundings */

/** Never rests on the network: what the text of the code says, by the keys at hand. */
async function codeFindings(text, keys) {
    let token;
    try {
        token = readToken(text);
    } catch (error) {
        if (!(error instanceof Refused)) throw error;
        const found = { preview: "preview", newer: "unreadable" }[error.kind] ?? "altered";
        return { code: found, detail: error.kind };
    }
    const key = keys.find(token.keyId, "code");
    const known = { token, keyId: token.keyId, saysSpecimen: token.facts.specimen };
    if (!key) return { ...known, code: "unknown-key" };
    if (!(await signatureFits(token, key))) return { ...known, code: "altered", detail: "signature" };
    // What a key of a demonstration signs calls itself a specimen, or somebody has taken that mark away.
    if (key.demo && !token.facts.specimen) return { ...known, code: "altered", detail: "specimen", saysSpecimen: true };
    return { ...known, code: "good", key, facts: token.facts, keyRevoked: key.revoked };
}

/** What the published lists add, for a code whose signature is good. */
async function publishedFindings(found, surroundings) {
    if (found.code !== "good") return {};
    const asking = { ...surroundings, specimen: found.facts.specimen };
    const [status, codeRecorded] = await Promise.all([
        statusOf(found.facts.status, asking),
        found.keyRevoked ? recordedBefore(found.key.id, found.key.revokedSince, found.token.payload, asking) : undefined,
    ]);
    return { status, codeRecorded };
}

function passedIf(good) {
    return good ? "passed" : "failed";
}

function statusCheck(status) {
    if (!status) return [];
    const result = { current: "passed", unknown: "unchecked" }[status.state] ?? "failed";
    return [{ name: "status", result }];
}

/**
 * Checks the text behind '#' in the link of a code.
 * @param {string} text @param {string | null} host that stood in the link, null for this page's own
 * @param {Surroundings} surroundings @returns {Promise<Report>}
 */
export async function checkCode(text, host, surroundings) {
    const found = await codeFindings(text, surroundings.keys);
    const published = await publishedFindings(found, surroundings);
    const outcome = outcomeOf({ ...found, ...published, today: dayOf(surroundings.now) });
    const checks = [{ name: "code", result: passedIf(found.code === "good") }, ...statusCheck(published.status)];
    if (found.code === "good") checks.push({ name: "paper", result: "unchecked" }, { name: "beyond", result: "unchecked" });
    return report("code", outcome, found, published, { host, checks, detail: published.codeRecorded ?? found.detail });
}

/** Of a text that is no link of a verification code. @returns {Promise<Report>} */
export async function noCode() {
    return { source: "code", outcome: "unreadable", specimen: false, checks: [] };
}

/**
 * Checks a PDF: its seal, its record, its code, its status.
 * @param {Uint8Array} bytes @param {Surroundings} surroundings @returns {Promise<Report>}
 */
export async function checkFile(bytes, surroundings) {
    const { examineFile } = await import("./sealed_file.js");
    const sealed = await examineFile(bytes, surroundings.keys);
    const code = sealed.link && codeFromText(sealed.link);
    const found = code ? await codeFindings(code.token, surroundings.keys) : { code: "unreadable" };
    const difference = found.code === "good" && sealed.record ? await recordDifference(found.facts, sealed.record) : "missing";
    const isGood = sealed.file === "sealed" && found.code === "good" && difference === null;
    const published = isGood ? await publishedFindings(found, surroundings) : {};
    if (isGood && sealed.seal.revoked) {
        const asking = { ...surroundings, specimen: found.facts.specimen };
        published.sealRecorded = await recordedBefore(sealed.seal.sha256, sealed.seal.revokedSince, sealed.revision, asking);
    }
    const findings = { ...found, ...published, ...sealed, sealRevoked: sealed.seal?.revoked, recordFits: difference === null };
    const outcome = outcomeOf({ ...findings, today: dayOf(surroundings.now) });
    const detail = fileDetail(sealed, found, difference, published);
    found.saysSpecimen ||= sealed.seal?.demo;
    return report("file", outcome, found, published, { checks: fileChecks(sealed, found, difference, published), detail, host: code?.host });
}

async function recordDifference(facts, record) {
    const { differenceBetween } = await import("./record.js");
    return differenceBetween(facts, record);
}

function fileDetail(sealed, found, difference, published) {
    if (sealed.file !== "sealed") return sealed.file;
    if (found.code !== "good") return found.detail;
    if (difference !== null) return "record";
    if (published.sealRecorded && published.sealRecorded !== "recorded") return published.sealRecorded;
    return published.codeRecorded ?? (sealed.added ? "added" : undefined);
}

function fileChecks(sealed, found, difference, published) {
    if (["unreadable", "not-signed"].includes(sealed.file)) return [];
    const checks = [{ name: "seal", result: passedIf(sealed.file === "sealed") }];
    if (sealed.file !== "sealed") return checks;
    checks.push({ name: "whole", result: sealed.added ? "unchecked" : "passed" });
    checks.push({ name: "code", result: passedIf(found.code === "good") });
    if (found.code === "good") checks.push({ name: "record", result: passedIf(difference === null) });
    return [...checks, ...statusCheck(published.status), { name: "authority", result: "unchecked" }];
}

const showsFacts = ["authentic", "revoked", "replaced", "suspended", "expired", "status-unknown", "pages-unchecked"];

function report(source, outcome, found, published, rest) {
    const facts = showsFacts.includes(outcome) ? found.facts : undefined;
    const specimen = found.saysSpecimen === true;
    return { source, outcome, specimen, facts, keyId: found.keyId, status: published.status, ...rest };
}

/**
 * Looks a number up: type and status, no facts.
 * @param {string} number sixteen characters @param {Surroundings} surroundings @returns {Promise<Report>}
 */
export async function checkNumber(number, surroundings) {
    const base = { source: "number", number, specimen: false, checks: [{ name: "numberOnly", result: "unchecked" }] };
    let entry;
    try {
        entry = await lookUp(number, { ...surroundings, specimen: true });
    } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return { ...base, outcome: "number-not-asked", detail: error.kind };
    }
    if (!entry.found) return { ...base, outcome: "number-unknown" };
    const status = await statusOf(entry.place, { ...surroundings, specimen: entry.demo });
    const outcome = { current: "number-current", unknown: "status-unknown" }[status.state] ?? status.state;
    return { ...base, outcome, status, type: entry.type, specimen: entry.demo };
}
