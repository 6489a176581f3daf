import { joined } from "./bytes.js";
import { DerReader, tags } from "./der.js";
import { Refused } from "./refused.js";

/** Names of RFC 5652 and of what stands in it. */
export const oid = {
    data: "1.2.840.113549.1.7.1",
    timeStampInfo: "1.2.840.113549.1.9.16.1.4",
    signedData: "1.2.840.113549.1.7.2",
    contentType: "1.2.840.113549.1.9.3",
    messageDigest: "1.2.840.113549.1.9.4",
    timeStampToken: "1.2.840.113549.1.9.16.2.14",
    signingCertificate: "1.2.840.113549.1.9.16.2.12",
    signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
};
/** The digests that count, as WebCrypto calls them. */
export const digests = {
    "2.16.840.1.101.3.4.2.1": "SHA-256",
    "2.16.840.1.101.3.4.2.2": "SHA-384",
    "2.16.840.1.101.3.4.2.3": "SHA-512",
};

function refuse(why) {
    throw new Refused("cms", why);
}

/**
 * Only algorithms without parameters of weight: absent, or NULL.
 * @param {DerReader} reader @returns {string}
 */
export function algorithmOf(reader) {
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

function holdToVersion(reader, version) {
    const said = reader.next(tags.integer).content;
    if (said.length !== 1 || said[0] !== version) refuse("another version");
}

function signerInfo(reader) {
    holdToVersion(reader, 1); // of a signer that is named by issuer and serial number (RFC 5652, 5.3)
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
 * @typedef {object} SignedData
 * @property {string} contentType
 * @property {Uint8Array | null} content of its own
 * @property {Uint8Array[]} certificates
 * @property {ReturnType<typeof signerInfo>} signer
 */

/**
 * A SignedData with one signer and signed attributes: of PAdES (ETSI EN 319 142-1), over data that stands elsewhere, or a
 * time stamp, which brings its content along.
 * @param {Uint8Array} der @param {string} [kind] the content that it has to be over
 * @returns {SignedData}
 * @throws {Refused} "cms"
 */
export function signedDataFrom(der, kind = oid.data) {
    const outer = new DerReader(der);
    const contentInfo = outer.enter(tags.sequence);
    outer.end();
    if (contentInfo.objectIdentifier() !== oid.signedData) refuse("no SignedData");
    const explicit = contentInfo.enter(tags.context(0));
    contentInfo.end();
    const reader = explicit.enter(tags.sequence);
    explicit.end();
    holdToVersion(reader, kind === oid.data ? 1 : 3); // RFC 5652, 5.1
    const digestSet = reader.enter(tags.set);
    const digest = algorithmOf(digestSet);
    digestSet.end();
    const content = contentOf(reader.enter(tags.sequence), kind);
    const certificates = [];
    for (const list = reader.enter(tags.context(0)); !list.atEnd(); ) certificates.push(list.next(tags.sequence).whole);
    if (reader.isNext(tags.context(1))) reader.next();
    const signers = reader.enter(tags.set);
    reader.end();
    const signer = signerInfo(signers.enter(tags.sequence));
    signers.end();
    if (signer.digest !== digest) refuse("a digest that is not announced");
    return { contentType: kind, content, certificates, signer };
}

function contentOf(reader, kind) {
    if (reader.objectIdentifier() !== kind) refuse("a signature over something else");
    if (kind === oid.data) {
        reader.end(); // content of its own would not be that of the file
        return null;
    }
    const explicit = reader.enter(tags.context(0));
    reader.end();
    const content = explicit.next(tags.octetString).content;
    explicit.end();
    return content;
}
