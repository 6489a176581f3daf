import { joined } from "./bytes.js";
import { DerReader } from "./der.js";
import { Refused } from "./refused.js";

const mostSignatures = 32;
const digitsOf = /^\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/;

/** @param {Uint8Array} bytes @returns {string} each byte as the character of its value */
export function latin(bytes) {
    let text = "";
    for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return text;
}

/** @param {Uint8Array} bytes @param {string} word @returns {Generator<number>} every place where the word begins */
export function* placesOf(bytes, word) {
    const pattern = new TextEncoder().encode(word);
    for (let at = bytes.indexOf(pattern[0]); at >= 0; at = bytes.indexOf(pattern[0], at + 1)) {
        if (pattern.every((byte, i) => bytes[at + i] === byte)) yield at;
    }
}

// The hexadecimal string in the gap: one DER value, then zeros; letters of one case only, so that no digit can change
// its case unseen.
function cmsFromGap(gap) {
    const digits = latin(gap.subarray(1, -1));
    const isHex = /^[0-9a-f]*$/.test(digits) || /^[0-9A-F]*$/.test(digits);
    if (gap[0] !== 0x3c || gap.at(-1) !== 0x3e || !isHex || digits.length % 2) return null;
    const bytes = Uint8Array.from({ length: digits.length / 2 }, (_, i) => parseInt(digits.slice(2 * i, 2 * i + 2), 16));
    const value = new DerReader(bytes).next().whole;
    return bytes.subarray(value.length).every((byte) => byte === 0) ? value : null;
}

function revisionAt(file, at) {
    const range = digitsOf.exec(latin(file.subarray(at, at + 120)));
    if (!range) return null;
    const [start, length, resume, rest] = range.slice(1).map(Number);
    const end = resume + rest;
    if (start !== 0 || resume < length + 2 || end > file.length || at > end) return null;
    if (!/\/Contents\s*$/.test(latin(file.subarray(Math.max(0, length - 30), length)))) return null;
    if (!/%%EOF\r?\n?$/.test(latin(file.subarray(Math.max(0, end - 8), end)))) return null;
    const cms = cmsFromGap(file.subarray(length, resume));
    return cms && { at, gap: [length, resume], end, cms, content: () => joined(file.subarray(0, length), file.subarray(resume, end)) };
}

/**
 * The signed revisions of a PDF: /ByteRange of exactly four whole numbers from byte 0, a gap that is exactly one
 * hexadecimal string under /Contents, an end that is the end of a revision.
 * @param {Uint8Array} file
 * @typedef {object} Revision
 * @property {number} at             place of its /ByteRange
 * @property {[number, number]} gap  where its signature begins and ends
 * @property {number} end            of what it covers
 * @property {Uint8Array} cms
 * @property {() => Uint8Array} content what it signs
 * @returns {Revision[]} the shortest first
 * @throws {Refused} "altered" where a signature is not of that form, "pdf" where there are too many
 */
export function signedRevisions(file) {
    const revisions = [];
    for (const at of placesOf(file, "/ByteRange")) {
        if (revisions.length === mostSignatures) throw new Refused("pdf", "too many signatures");
        const revision = tried(() => revisionAt(file, at));
        if (!revision) throw new Refused("altered", "a signature that does not cover what it should");
        revisions.push(revision);
    }
    return revisions.sort((a, b) => a.end - b.end);
}

function tried(read) {
    try {
        return read();
    } catch (error) {
        if (error instanceof Refused) return null;
        throw error;
    }
}
