/**
 * The pure judgement: from what was found to one outcome. Nothing is asked or shown here.
 *
 * @typedef {"authentic" | "revoked" | "replaced" | "suspended" | "expired" | "unknown-key" | "altered" | "key-revoked" |
 *     "key-not-valid" | "status-unknown" | "pages-unchecked" | "not-ours" | "unreadable" | "preview"} Outcome
 *
 * @typedef {object} Findings
 * @property {"good" | "preview" | "unreadable" | "altered" | "unknown-key"} code  what the text of the code is
 * @property {import("./facts.js").Facts} [facts]
 * @property {"in-use" | "other-time" | "retired" | "not-begun" | null} [keyTime]  the date of the code in the life of its key
 * @property {boolean} [keyRevoked]      the key of the code was withdrawn
 * @property {"recorded" | "not-recorded" | "unknown"} [codeRecorded]  asked only of a withdrawn key
 * @property {"sealed" | "altered" | "unknown-seal" | "no-seals" | "not-ours" | "unreadable" | "not-signed"} [file]  only where a PDF was given
 * @property {boolean} [sealRevoked]
 * @property {"recorded" | "not-recorded" | "unknown"} [sealRecorded]
 * @property {boolean} [recordFits]      the attached record is the one that the code names
 * @property {"in-use" | "expired-since" | "outside"} [sealTime]
 * @property {"archival" | "changed" | "unjudged"} [added]  what stands behind the sealed revision
 * @property {import("./status.js").Status} [status]
 * @property {number} today              day since 1970-01-01, UTC
 */

const fromFile = {
    altered: "altered",
    "unknown-seal": "unknown-key",
    "not-ours": "not-ours",
    unreadable: "unreadable",
    "not-signed": "unreadable",
};
const fromCode = { preview: "preview", unreadable: "unreadable", altered: "altered", "unknown-key": "unknown-key" };

/**
 * First what makes it no certificate, then what has become of it, then what could not be shown.
 * @param {Findings} findings @returns {Outcome}
 */
export function outcomeOf(findings) {
    return noCertificate(findings) ?? notCurrent(findings) ?? notShown(findings) ?? "authentic";
}

function noCertificate(findings) {
    const { file, code, added, recordFits } = findings;
    if (fromFile[file]) return fromFile[file];
    if (added === "changed") return "altered";
    if (code !== "good") return fromCode[code];
    if (file && !recordFits) return "altered";
    return notByTheirKeys(findings);
}

function notByTheirKeys({ keyRevoked, codeRecorded, sealRevoked, sealRecorded, keyTime, sealTime }) {
    if (keyRevoked && codeRecorded !== "recorded") return "key-revoked";
    if (sealRevoked && sealRecorded !== "recorded") return "key-revoked";
    return ["not-begun", "retired"].includes(keyTime) || sealTime === "outside" ? "key-not-valid" : null;
}

function notCurrent({ status, facts, today }) {
    if (["revoked", "replaced", "suspended"].includes(status.state)) return status.state;
    return facts.validUntil !== undefined && today > facts.validUntil ? "expired" : null;
}

function notShown({ status, file, added }) {
    if (added === "unjudged" || file === "no-seals") return "pages-unchecked";
    return status.state === "current" ? null : "status-unknown";
}
