import { attachedRecord, linkedCode } from "./attached.js";
import { signedDataFrom, signerOf } from "./cms.js";
import { Pdf } from "./pdf.js";
import { Refused } from "./refused.js";
import { latin, signedRevisions } from "./revision.js";

/** More is not read. */
export const largestFile = 64 * 1024 * 1024;

/**
 * What a PDF is.
 * @typedef {object} SealedFile
 * @property {"sealed" | "altered" | "unknown-seal" | "not-ours" | "unreadable" | "not-signed"} file
 * @property {object} [seal]          entry of the key set
 * @property {boolean} [added]        something stands behind the signed revision
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
    if (own < 0) return { file: unsealed(file.subarray(0, revisions[0].end), signers) };
    const revision = file.subarray(0, revisions[own].end);
    const pdf = new Pdf(revision);
    const link = linkedCode(pdf);
    const record = await attachedRecord(pdf);
    if (!link && !record) return { file: "not-ours" };
    return { file: "sealed", seal: keys.seal(signers[own]), added: revision.length < file.length, revision, link, record };
}

/** A signed file that none of our seals stands behind. */
function unsealed(revision, signers) {
    if (signers.includes("altered")) return "altered";
    try {
        return linkedCode(new Pdf(revision)) ? "unknown-seal" : "not-ours";
    } catch {
        return "not-ours";
    }
}
