import { DerReader, tags } from "./der.js";

const ecPublicKey = "1.2.840.10045.2.1";
const curves = {
    "1.2.840.10045.3.1.7": { namedCurve: "P-256", size: 32 },
    "1.3.132.0.34": { namedCurve: "P-384", size: 48 },
};
const commonName = "2.5.4.3";
const organization = "2.5.4.10";
const utf8 = [0x0c, 0x13, 0x16]; // UTF8String, PrintableString, IA5String

/**
 * What is read of a certificate (RFC 5280, 4.1).
 * @typedef {object} Certificate
 * @property {Uint8Array} serial @property {Uint8Array} issuer  as DER
 * @property {string | null} name @property {string | null} organization  of the subject
 * @property {string | null} authority  who issued it
 * @property {Date | null} from @property {Date | null} until
 * @property {Uint8Array} publicKey  SubjectPublicKeyInfo
 * @property {boolean} isEc @property {{namedCurve: string, size: number} | null} curve
 */

/** UTCTime or GeneralizedTime in the one form that RFC 5280, 4.1.2.5, permits. */
function instantFrom(time) {
    const text = new TextDecoder("latin1").decode(time.content);
    const digits = /^(\d{2}|\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text);
    if (!digits) return null;
    const century = digits[1].length === 4 ? "" : digits[1] < "50" ? "20" : "19";
    const [, year, month, day, hour, minute, second] = digits;
    const instant = new Date(`${century}${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    return Number.isNaN(instant.getTime()) ? null : instant;
}

/** The last value of one kind in a name; null where there is none in a form that is read here. */
function partOfName(content, kind) {
    let found = null;
    for (const reader = new DerReader(content); !reader.atEnd(); ) {
        for (const parts = reader.enter(tags.set); !parts.atEnd(); ) {
            const pair = parts.enter(tags.sequence);
            const type = pair.objectIdentifier();
            const value = pair.next();
            if (type === kind && utf8.includes(value.tag)) found = new TextDecoder().decode(value.content);
        }
    }
    return found;
}

/**
 * @param {Uint8Array} der @returns {Certificate}
 * @throws {import("./refused.js").Refused} "cms"
 */
export function certificateFrom(der) {
    const tbs = new DerReader(der).enter(tags.sequence).enter(tags.sequence);
    if (tbs.isNext(tags.context(0))) tbs.next();
    const serial = tbs.next(tags.integer).whole;
    tbs.next(tags.sequence); // signature algorithm
    const issuer = tbs.next(tags.sequence);
    const validity = tbs.enter(tags.sequence);
    const subject = tbs.next(tags.sequence).content;
    const key = tbs.next(tags.sequence);
    const algorithm = new DerReader(key.content).enter(tags.sequence);
    const isEc = algorithm.objectIdentifier() === ecPublicKey;
    return {
        serial,
        issuer: issuer.whole,
        authority: partOfName(issuer.content, commonName) ?? partOfName(issuer.content, organization),
        name: partOfName(subject, commonName),
        organization: partOfName(subject, organization),
        from: instantFrom(validity.next()),
        until: instantFrom(validity.next()),
        publicKey: key.whole,
        isEc,
        curve: isEc ? (curves[algorithm.objectIdentifier()] ?? null) : null,
    };
}
