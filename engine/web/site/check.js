import { dayOf } from "./day.js";
import { timeOfKey } from "./key_life.js";
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
 * @property {import("./sealed_file.js").Sealer} [sealer]  whom the certificate of a listed seal names
 * @property {string | null} [host]  that stood in the link
 * @property {{name: string, result: "passed" | "failed" | "unchecked", instant?: Date}[]} checks
 */

/** @typedef {{published: import("./published.js").Published, keys: import("./keys.js").KeySet, now: Date}} Surroundings */

/** Never rests on the network: what the text of the code says, by the keys at hand. */
export async function codeFindings(text, { keys, now }) {
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
    return { ...known, code: "good", key, facts: token.facts, keyRevoked: key.revoked, keyTime: timeOfKey(key, token.facts, now) };
}

/** What the published lists add, for a code whose signature is good. */
export async function publishedFindings(found, surroundings) {
    if (found.code !== "good") return {};
    const asking = { ...surroundings, specimen: found.facts.specimen };
    const [status, codeRecorded] = await Promise.all([
        statusOf(found.facts.status, asking),
        found.keyRevoked ? recordedBefore(found.key.id, found.key.revokedSince, found.token.payload, asking) : undefined,
    ]);
    return { status, codeRecorded };
}

/** @param {boolean} good @returns {"passed" | "failed"} */
export function passedIf(good) {
    return good ? "passed" : "failed";
}

export function statusCheck(status) {
    if (!status) return [];
    const result = { current: "passed", unknown: "unchecked" }[status.state] ?? "failed";
    return [{ name: "status", result }];
}

/** Whether the code was signed while its key was in use, as far as its date can tell. */
export function keyTimeCheck({ keyTime }) {
    if (!keyTime) return [];
    const result = { "in-use": "passed", "other-time": "unchecked" }[keyTime] ?? "failed";
    return [{ name: "keyTime", result }];
}

/**
 * Checks the text behind '#' in the link of a code.
 * @param {string} text @param {string | null} host that stood in the link, null for this page's own
 * @param {Surroundings} surroundings @returns {Promise<Report>}
 */
export async function checkCode(text, host, surroundings) {
    const found = await codeFindings(text, surroundings);
    const published = await publishedFindings(found, surroundings);
    const outcome = outcomeOf({ ...found, ...published, today: dayOf(surroundings.now) });
    const checks = [{ name: "code", result: passedIf(found.code === "good") }, ...keyTimeCheck(found), ...statusCheck(published.status)];
    if (found.code === "good") checks.push({ name: "paper", result: "unchecked" }, { name: "beyond", result: "unchecked" });
    return report("code", outcome, found, published, { host, checks, detail: published.codeRecorded ?? found.detail ?? found.keyTime });
}

/** Of a text that is no link of a verification code. @returns {Promise<Report>} */
export async function noCode() {
    return { source: "code", outcome: "unreadable", specimen: false, checks: [] };
}

const showsFacts = ["authentic", "revoked", "replaced", "suspended", "expired", "status-unknown", "pages-unchecked"];

/** @returns {Report} */
export function report(source, outcome, found, published, rest) {
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
