import { additionsBehind } from "./additions.js";
import { attachedRecord, linkedCode } from "./attached.js";
import { same } from "./bytes.js";
import { certificateFrom } from "./certificate.js";
import { signedDataFrom } from "./cms.js";
import { instantFromPdf } from "./day.js";
import { unpack } from "./packed_objects.js";
import { Pdf } from "./pdf.js";
import { Refused } from "./refused.js";
import { latin, signedRevisions } from "./revision.js";
import { signerOf } from "./signer.js";

/** More is not read. */
export const largestFile = 64 * 1024 * 1024;
const mostFields = 64;

/**
 * Whom the certificate of a seal names, and for what time.
 * @typedef {import("./certificate.js").Certificate} Sealer
 */

/**
 * What a PDF is.
 * @typedef {object} SealedFile
 * @property {"sealed" | "altered" | "unknown-seal" | "no-seals" | "not-ours" | "unreadable" | "not-signed"} file
 * @property {object} [seal]          entry of the key set; "no-seals" where that has none at all
 * @property {Sealer} [sealer]
 * @property {Date | null} [claimed]  when it was sealed, by its own word
 * @property {"archival" | "changed" | "unjudged"} [added]  what stands behind the sealed revision, where something does
 * @property {Date[]} [stamped]       what document time stamps behind it say
 * @property {Uint8Array} [revision]  byte 0 to the end of ByteRange
 * @property {string | null} [link]   text of the code
 * @property {Uint8Array | null} [record]
 */

/** The signer of one revision: a certificate; "altered"; or "unjudged" where this page cannot say. */
async function signerOfRevision(revision) {
    try {
        return (await signerOf(signedDataFrom(revision.cms), revision.content())) ?? "altered";
    } catch {
        return "unjudged";
    }
}

/**
 * @param {Uint8Array} file @param {import("./keys.js").KeySet} keys
 * @returns {Promise<SealedFile>}
 */
export async function examineFile(file, keys) {
    if (file.length > largestFile || latin(file.subarray(0, 5)) !== "%PDF-") return { file: "unreadable" };
    try {
        return await examined(file, keys);
    } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return { file: error.kind === "altered" ? "altered" : "unreadable" };
    }
}

async function examined(file, keys) {
    const revisions = signedRevisions(file);
    if (revisions.length === 0) return { file: "not-signed" };
    const signers = [];
    for (const revision of revisions) signers.push(await signerOfRevision(revision));
    const own = signers.findIndex((signer) => signer instanceof Uint8Array && keys.seal(signer));
    if (own < 0) return unsealed(file.subarray(0, revisions[0].end), signers, keys);
    const revision = file.subarray(0, revisions[own].end);
    const pdf = new Pdf(revision);
    const link = linkedCode(pdf);
    const record = await attachedRecord(pdf);
    if (!link && !record) return { file: "not-ours" };
    const seal = keys.seal(signers[own]);
    const known = { file: "sealed", seal, sealer: certificateFrom(seal.der), claimed: claimedTime(pdf, revisions[own]) };
    return { ...known, revision, link, record, ...(await addedBehind(file, pdf, revisions)) };
}

/** /M of the signature (ISO 32000-1, 12.8.1 and 7.9.4); null where the form has no such signature, or that no time. */
function claimedTime(pdf, { cms }) {
    const fields = pdf.entry(pdf.entry(pdf.catalog(), "AcroForm"), "Fields");
    for (const field of Array.isArray(fields) ? fields.slice(0, mostFields) : []) {
        const signature = pdf.entry(field, "V");
        const contents = pdf.entry(signature, "Contents");
        if (contents instanceof Uint8Array && same(contents.subarray(0, cms.length), cms)) return instantFromPdf(pdf.entry(signature, "M"));
    }
    return null;
}

/** @returns {Promise<{added?: SealedFile["added"], stamped?: Date[]}>} */
async function addedBehind(file, pdf, revisions) {
    if (pdf.bytes.length === file.length) return {};
    try {
        await unpack(pdf);
        const { validation, times } = await additionsBehind(file, pdf, revisions);
        return validation || times.length > 0 ? { added: "archival", stamped: times } : {};
    } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return { added: error.kind === "changed" ? "changed" : "unjudged" };
    }
}

/** A signed file that none of our seals stands behind. */
async function unsealed(revision, signers, keys) {
    if (signers.includes("altered")) return { file: "altered" };
    try {
        const pdf = new Pdf(revision);
        const link = linkedCode(pdf);
        if (!link) return { file: "not-ours" };
        return keys.seals.length > 0 ? { file: "unknown-seal" } : { file: "no-seals", link, record: await attachedRecord(pdf) };
    } catch {
        return { file: "not-ours" };
    }
}
