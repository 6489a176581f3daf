import { bytesFromBase32 } from "./base32.js";
import { hex, joined } from "./bytes.js";
import { CborReader } from "./cbor.js";
import { factsFromPayload } from "./facts.js";
import { Refused } from "./refused.js";

const coseSign1 = 18; // RFC 9052, section 2
const algorithmLabel = 1; // RFC 9052, section 3.1
const keyIdLabel = 4;
const es256 = -7; // RFC 9053, section 2.1
const longestText = 4296; // characters that the largest QR code holds
const halfOrder = "7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8"; // of P-256, SEC 2, 2.4.2

/**
 * A token as it was read. Its facts are worth nothing before signatureFits() has said so.
 * @typedef {object} Token
 * @property {string} keyId              16 hexadecimal digits
 * @property {import("./facts.js").Facts} facts
 * @property {Uint8Array} payload        the bytes whose digest a list of recorded codes holds
 * @property {Uint8Array} signedBytes    the Sig_structure of RFC 9052, section 4.4
 * @property {Uint8Array} signature      r and s, 32 bytes each
 */

/**
 * Reads strictly: canonical base32, tag 18, protected header of exactly algorithm and key id, empty unprotected header,
 * shortest CBOR forms, low s, nothing behind the end. Does not check the signature.
 * @param {string} text what stands behind '#' in the link of a code
 * @returns {Token}
 * @throws {Refused} "preview", "text" (no base32), "form" (no COSE_Sign1 of ours) or "newer"
 */
export function readToken(text) {
    if (text.startsWith("PREVIEW0")) throw new Refused("preview", "the code of a preview");
    if (text === "" || text.length > longestText) throw new Refused("text", "a text too short or too long for a token");
    const cose = bytesFromBase32(text);
    if (!cose) throw new Refused("text", "a token that is not in the one form of base 32 a code has");
    return readCose(cose);
}

function readCose(cose) {
    const reader = new CborReader(cose);
    if (reader.tag() !== coseSign1) reader.refuse("another tag than that of COSE_Sign1");
    if (reader.array() !== 4) reader.refuse("a COSE_Sign1 that has not four parts");
    const header = reader.byteString();
    if (reader.map() !== 0) reader.refuse("an unprotected header that is not empty");
    const payload = reader.byteString();
    const signature = reader.byteString();
    if (signature.length !== 64) reader.refuse("a signature that has not 64 bytes");
    reader.end();
    if (hex(signature.subarray(32)) > halfOrder) reader.refuse("a signature with the higher of its two values of s");
    const keyId = keyIdOf(header);
    return { keyId, facts: factsFromPayload(payload), payload, signedBytes: sigStructure(header, payload), signature };
}

function keyIdOf(header) {
    const reader = new CborReader(header);
    if (reader.map() !== 2) reader.refuse("a protected header with more or less than algorithm and key id");
    if (reader.integer() !== algorithmLabel) reader.refuse("a protected header that does not begin with the algorithm");
    if (reader.integer() !== es256) reader.refuse("another algorithm than ES256");
    if (reader.integer() !== keyIdLabel) reader.refuse("a protected header without the key id");
    const id = reader.byteString();
    if (id.length !== 8) reader.refuse("a key id that has not 8 bytes");
    reader.end();
    return hex(id);
}

function sigStructure(header, payload) {
    const context = Uint8Array.of(0x84, 0x6a, ...new TextEncoder().encode("Signature1"));
    return joined(context, byteStringHead(header.length), header, Uint8Array.of(0x40), byteStringHead(payload.length), payload);
}

// A code holds less than 65,536 bytes.
function byteStringHead(length) {
    if (length < 24) return Uint8Array.of(0x40 | length);
    return length < 256 ? Uint8Array.of(0x58, length) : Uint8Array.of(0x59, length >> 8, length & 255);
}

/**
 * @param {Token} token
 * @param {import("./keys.js").PublicKey} key
 * @returns {Promise<boolean>} whether the key signed what the token says
 */
export async function signatureFits(token, key) {
    return key.verifies(token.signedBytes, token.signature);
}
