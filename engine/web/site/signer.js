import { same } from "./bytes.js";
import { certificateFrom } from "./certificate.js";
import { algorithmOf, digests, oid } from "./cms.js";
import { DerReader, tags } from "./der.js";
import { Refused } from "./refused.js";

// The digest that the name of the signature algorithm fixes; rsaEncryption leaves it to the signer.
const signatures = {
    "1.2.840.10045.4.3.2": { name: "ECDSA", hash: "SHA-256" },
    "1.2.840.10045.4.3.3": { name: "ECDSA", hash: "SHA-384" },
    "1.2.840.10045.4.3.4": { name: "ECDSA", hash: "SHA-512" },
    "1.2.840.113549.1.1.1": { name: "RSASSA-PKCS1-v1_5" },
    "1.2.840.113549.1.1.11": { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
    "1.2.840.113549.1.1.12": { name: "RSASSA-PKCS1-v1_5", hash: "SHA-384" },
    "1.2.840.113549.1.1.13": { name: "RSASSA-PKCS1-v1_5", hash: "SHA-512" },
};

function refuse(why) {
    throw new Refused("cms", why);
}

// ESSCertIDv2 (RFC 5035) or, in older time stamps, ESSCertID with SHA-1 (RFC 2634): the first entry is the signer's
// certificate; SHA-256 where version 2 says nothing else.
async function referenceFits(signer, der) {
    const version2 = signer.attributes.get(oid.signingCertificateV2);
    const attribute = version2 ?? signer.attributes.get(oid.signingCertificate) ?? refuse("a signed attribute is missing");
    const first = new DerReader(attribute).enter(tags.sequence).enter(tags.sequence).enter(tags.sequence);
    const named = version2 && first.isNext(tags.sequence) ? digests[algorithmOf(first)] : version2 ? "SHA-256" : "SHA-1";
    if (!named) return false;
    const said = first.next(tags.octetString).content;
    return same(said, new Uint8Array(await crypto.subtle.digest(named, der)));
}

// DER: SEQUENCE of the integers r and s; WebCrypto: both with the width of the curve.
function rawSignature(der, size) {
    const outer = new DerReader(der);
    const pair = outer.enter(tags.sequence);
    outer.end();
    const raw = new Uint8Array(2 * size);
    for (const end of [size, 2 * size]) {
        const number = pair.next(tags.integer).content;
        const digits = number[0] === 0 ? number.subarray(1) : number;
        if (digits.length > size || number[0] & 0x80) refuse("a signature that is no pair of numbers");
        raw.set(digits, end - digits.length);
    }
    pair.end();
    return raw;
}

async function valueFits(signer, certificate) {
    const algorithm = signatures[signer.algorithm];
    const hash = algorithm?.hash ?? digests[signer.digest];
    if (!algorithm || !hash || certificate.isEc !== (algorithm.name === "ECDSA")) refuse("an algorithm that is not checked here");
    if (certificate.isEc && !certificate.curve) refuse("a curve that is not checked here");
    const parameters = { name: algorithm.name, hash, namedCurve: certificate.curve?.namedCurve };
    const signature = certificate.isEc ? rawSignature(signer.signature, certificate.curve.size) : signer.signature;
    const key = await crypto.subtle.importKey("spki", certificate.publicKey, parameters, false, ["verify"]).catch(() => refuse("no public key"));
    return crypto.subtle.verify(parameters, key, signature, signer.signedBytes);
}

/**
 * Checks that the signature covers the content and is made with the key of a certificate that it holds.
 * @param {import("./cms.js").SignedData} signedData
 * @param {Uint8Array} content what was signed
 * @returns {Promise<Uint8Array | null>} the signer's certificate; null where content or signature were changed
 * @throws {Refused} "cms" where this page cannot judge the signature
 */
export async function signerOf({ contentType, certificates, signer }, content) {
    const der = certificates.find((candidate) => {
        const { issuer, serial } = certificateFrom(candidate);
        return same(issuer, signer.issuer) && same(serial, signer.serial);
    });
    const attribute = (type) => signer.attributes.get(type) ?? refuse("a signed attribute is missing");
    const signedType = new DerReader(attribute(oid.contentType)).objectIdentifier();
    if (!der || signedType !== contentType) refuse("no signature of this content");
    const hash = digests[signer.digest] ?? refuse("a digest that is not checked here");
    const said = new DerReader(attribute(oid.messageDigest)).next(tags.octetString).content;
    if (!same(said, new Uint8Array(await crypto.subtle.digest(hash, content)))) return null;
    if (!(await referenceFits(signer, der))) return null;
    return (await valueFits(signer, certificateFrom(der))) ? der : null;
}
