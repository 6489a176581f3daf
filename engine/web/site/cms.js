import { joined, same } from "./bytes.js";
import { DerReader, tags } from "./der.js";
import { Refused } from "./refused.js";

const oid = {
    data: "1.2.840.113549.1.7.1",
    signedData: "1.2.840.113549.1.7.2",
    contentType: "1.2.840.113549.1.9.3",
    messageDigest: "1.2.840.113549.1.9.4",
    timeStampToken: "1.2.840.113549.1.9.16.2.14",
    signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
    ecPublicKey: "1.2.840.10045.2.1",
};
const digests = {
    "2.16.840.1.101.3.4.2.1": "SHA-256",
    "2.16.840.1.101.3.4.2.2": "SHA-384",
    "2.16.840.1.101.3.4.2.3": "SHA-512",
};
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
const curves = {
    "1.2.840.10045.3.1.7": { namedCurve: "P-256", size: 32 },
    "1.3.132.0.34": { namedCurve: "P-384", size: 48 },
};

function refuse(why) {
    throw new Refused("cms", why);
}

// Only algorithms without parameters of weight: absent, or NULL.
function algorithmOf(reader) {
    const sequence = reader.enter(tags.sequence);
    const name = sequence.objectIdentifier();
    if (!sequence.atEnd() && sequence.next(tags.null).content.length > 0) refuse("parameters of an algorithm");
    sequence.end();
    return name;
}

function attributesOf(content) {
    const reader = new DerReader(content);
    const attributes = new Map();
    while (!reader.atEnd()) {
        const attribute = reader.enter(tags.sequence);
        const type = attribute.objectIdentifier();
        const values = attribute.enter(tags.set);
        attribute.end();
        const value = values.next().whole;
        values.end();
        if (attributes.has(type)) refuse("an attribute that stands there twice");
        attributes.set(type, value);
    }
    return attributes;
}

// 1 for data and for a signer that is named by issuer and serial number (RFC 5652, 5.1 and 5.3).
function holdToVersion(reader) {
    const version = reader.next(tags.integer).content;
    if (version.length !== 1 || version[0] !== 1) refuse("another version");
}

function signerInfo(reader) {
    holdToVersion(reader);
    const id = reader.enter(tags.sequence);
    const signer = { issuer: id.next(tags.sequence).whole, serial: id.next(tags.integer).whole };
    id.end();
    signer.digest = algorithmOf(reader);
    const attributes = reader.next(tags.context(0));
    signer.attributes = attributesOf(attributes.content);
    // The signature is over a SET OF, though the attributes stand under the tag [0] (RFC 5652, 5.4).
    signer.signedBytes = joined(Uint8Array.of(tags.set), attributes.whole.subarray(1));
    signer.algorithm = algorithmOf(reader);
    signer.signature = reader.next(tags.octetString).content;
    if (!reader.atEnd()) {
        const unsigned = [...attributesOf(reader.next(tags.context(1)).content).keys()];
        if (unsigned.some((type) => type !== oid.timeStampToken)) refuse("an unsigned attribute that is no time stamp");
    }
    reader.end();
    return signer;
}

/**
 * A SignedData of PAdES (ETSI EN 319 142-1): one signer, signed attributes, no content of its own.
 * @param {Uint8Array} der
 * @throws {Refused} "cms"
 */
export function signedDataFrom(der) {
    const outer = new DerReader(der);
    const contentInfo = outer.enter(tags.sequence);
    outer.end();
    if (contentInfo.objectIdentifier() !== oid.signedData) refuse("no SignedData");
    const explicit = contentInfo.enter(tags.context(0));
    contentInfo.end();
    const reader = explicit.enter(tags.sequence);
    explicit.end();
    holdToVersion(reader);
    const digestSet = reader.enter(tags.set);
    const digest = algorithmOf(digestSet);
    digestSet.end();
    const content = reader.enter(tags.sequence);
    const isData = content.objectIdentifier() === oid.data;
    if (!content.atEnd()) refuse("content of its own");
    const certificates = [];
    for (const list = reader.enter(tags.context(0)); !list.atEnd(); ) certificates.push(list.next(tags.sequence).whole);
    if (reader.isNext(tags.context(1))) reader.next();
    const signers = reader.enter(tags.set);
    reader.end();
    const signer = signerInfo(signers.enter(tags.sequence));
    signers.end();
    if (signer.digest !== digest) refuse("a digest that is not announced");
    return { isData, certificates, signer };
}

/** Issuer, serial number and public key of a certificate (RFC 5280, 4.1). */
function certificateParts(der) {
    const tbs = new DerReader(der).enter(tags.sequence).enter(tags.sequence);
    if (tbs.isNext(tags.context(0))) tbs.next();
    const serial = tbs.next(tags.integer).whole;
    tbs.next(tags.sequence); // signature algorithm
    const issuer = tbs.next(tags.sequence).whole;
    tbs.next(tags.sequence); // validity: the published list of seals decides instead
    tbs.next(tags.sequence); // subject
    const key = tbs.next(tags.sequence);
    const algorithm = new DerReader(key.content).enter(tags.sequence);
    const isEc = algorithm.objectIdentifier() === oid.ecPublicKey;
    return { serial, issuer, publicKey: key.whole, curve: isEc ? curves[algorithm.objectIdentifier()] : null, isEc };
}

// SigningCertificateV2 (RFC 5035): the first entry is the signer's certificate; SHA-256 where nothing else is said.
async function referenceFits(attribute, der) {
    const first = new DerReader(attribute).enter(tags.sequence).enter(tags.sequence).enter(tags.sequence);
    const hash = first.isNext(tags.sequence) ? digests[algorithmOf(first)] : "SHA-256";
    if (!hash) return false;
    const said = first.next(tags.octetString).content;
    return same(said, new Uint8Array(await crypto.subtle.digest(hash, der)));
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
    const key = await crypto.subtle.importKey("spki", certificate.publicKey, parameters, false, ["verify"]);
    return crypto.subtle.verify(parameters, key, signature, signer.signedBytes);
}

/**
 * Checks that the signature covers the content and is made with the key of a certificate that it holds.
 * @param {ReturnType<typeof signedDataFrom>} signedData
 * @param {Uint8Array} content the signed bytes of the file
 * @returns {Promise<Uint8Array | null>} the signer's certificate; null where content or signature were changed
 * @throws {Refused} "cms" where this page cannot judge the signature
 */
export async function signerOf({ isData, certificates, signer }, content) {
    const der = certificates.find((candidate) => {
        const { issuer, serial } = certificateParts(candidate);
        return same(issuer, signer.issuer) && same(serial, signer.serial);
    });
    const attribute = (type) => signer.attributes.get(type) ?? refuse("a signed attribute is missing");
    const contentType = new DerReader(attribute(oid.contentType)).objectIdentifier();
    if (!der || !isData || contentType !== oid.data) refuse("no signature of a document");
    const hash = digests[signer.digest] ?? refuse("a digest that is not checked here");
    const said = new DerReader(attribute(oid.messageDigest)).next(tags.octetString).content;
    if (!same(said, new Uint8Array(await crypto.subtle.digest(hash, content)))) return null;
    if (!(await referenceFits(attribute(oid.signingCertificateV2), der))) return null;
    return (await valueFits(signer, certificateParts(der))) ? der : null;
}
