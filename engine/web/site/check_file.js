import { codeFindings, keyTimeCheck, passedIf, publishedFindings, report, statusCheck } from "./check.js";
import { dayOf } from "./day.js";
import { timeOfSeal } from "./key_life.js";
import { codeFromText } from "./link.js";
import { differenceBetween } from "./record.js";
import { recordedBefore } from "./recorded.js";
import { examineFile } from "./sealed_file.js";
import { outcomeOf } from "./verdict.js";

/** @typedef {import("./check.js").Surroundings} Surroundings @typedef {import("./check.js").Report} Report */

/**
 * Checks a PDF: its seal, its record, its code, its status.
 * @param {Uint8Array} bytes @param {Surroundings} surroundings @returns {Promise<Report>}
 */
export async function checkFile(bytes, surroundings) {
    const { now } = surroundings;
    const sealed = await examineFile(bytes, surroundings.keys);
    const code = sealed.link && codeFromText(sealed.link);
    const found = code ? await codeFindings(code.token, surroundings) : { code: "unreadable" };
    const difference = found.code === "good" && sealed.record ? await differenceBetween(found.facts, sealed.record) : "missing";
    const isGood = counted.includes(sealed.file) && found.code === "good" && difference === null;
    const published = isGood ? await publishedFindings(found, surroundings) : {};
    if (isGood && sealed.seal?.revoked) {
        const asking = { ...surroundings, specimen: found.facts.specimen };
        published.sealRecorded = await recordedBefore(sealed.seal.sha256, sealed.seal.revokedSince, sealed.revision, asking);
    }
    if (sealed.sealer) sealed.sealTime = timeOfSeal(sealed.sealer, sealed.seal, sealed.claimed, now);
    const findings = { ...found, ...published, ...sealed, sealRevoked: sealed.seal?.revoked, recordFits: difference === null };
    const outcome = outcomeOf({ ...findings, today: dayOf(now) });
    const rest = {
        checks: fileChecks(sealed, found, difference, published),
        detail: fileDetail(findings, difference),
        host: code?.host,
        sealer: showsSealer.includes(outcome) ? sealed.sealer : undefined,
    };
    found.saysSpecimen ||= sealed.seal?.demo;
    return report("file", outcome, found, published, rest);
}

const counted = ["sealed", "no-seals"];
const showsSealer = ["authentic", "revoked", "replaced", "suspended", "expired", "status-unknown", "pages-unchecked", "key-revoked", "key-not-valid"];

/** The first that stands out, in the order in which the outcome is decided. */
function fileDetail({ file, code, added, detail, keyTime, sealTime, codeRecorded, sealRecorded }, difference) {
    if (!counted.includes(file)) return file;
    if (added === "changed") return added;
    if (code !== "good") return detail;
    if (difference !== null) return "record";
    if (sealRecorded && sealRecorded !== "recorded") return sealRecorded;
    if (sealTime === "outside") return sealTime;
    return codeRecorded ?? added ?? (file === "no-seals" ? file : keyTime);
}

const addedResults = { archival: "passed", changed: "failed", unjudged: "unchecked" };

function fileChecks(sealed, found, difference, published) {
    if (["unreadable", "not-signed"].includes(sealed.file)) return [];
    const hasSeal = sealed.file === "sealed";
    const checks = [{ name: "seal", result: sealed.file === "no-seals" ? "unchecked" : passedIf(hasSeal) }];
    if (!counted.includes(sealed.file)) return checks;
    if (hasSeal) checks.push({ name: sealed.added ? "added" : "whole", result: addedResults[sealed.added] ?? "passed" });
    checks.push({ name: "code", result: passedIf(found.code === "good") });
    if (found.code === "good") checks.push({ name: "record", result: passedIf(difference === null) }, ...keyTimeCheck(found));
    checks.push(...statusCheck(published.status));
    if (!hasSeal) return checks;
    for (const instant of sealed.stamped ?? []) checks.push({ name: "stamp", result: "unchecked", instant });
    return [...checks, sealTimeCheck(sealed), { name: "authority", result: "unchecked" }];
}

function sealTimeCheck({ sealTime }) {
    const result = { "in-use": "passed", "expired-since": "unchecked", outside: "failed" }[sealTime];
    return { name: "sealTime", result };
}
