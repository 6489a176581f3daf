import { bytesFromBase64, bytesFromBase64url, hex, joined, same, sha256 } from "./bytes.js";
import { instantFromIso } from "./day.js";
import { Refused } from "./refused.js";

/** What the issuer says of a key: the times of its life, and whether it is for real. */
class Known {
    /** @param {object} entry as published */
    constructor(entry) {
        this.demo = entry.sigillum_demo === true;
        /** When it began; null where that cannot be read, undefined where nothing is said. */
        this.validFrom = said(entry.sigillum_valid_from, null);
        /** When it was retired; undefined where nothing is said. Said but not readable counts as always. */
        this.retired = said(entry.sigillum_retired, new Date(0));
        // Likewise as revoked from the beginning.
        this.revoked = entry.sigillum_revoked_since !== undefined;
        this.revokedSince = entry.sigillum_revoked_since;
    }
}

function said(time, otherwise) {
    return time === undefined ? undefined : (instantFromIso(time) ?? otherwise);
}

/** One key of the published set: for codes, or for the lists of status. */
export class PublicKey extends Known {
    /** @param {Uint8Array} point 0x04, x, y @param {object} jwk as published @param {string} id */
    constructor(point, jwk, id) {
        super(jwk);
        this.point = point;
        this.id = id;
        this.purpose = jwk.sigillum_purpose ?? "code";
    }

    /**
     * ES256 over the message.
     * @param {Uint8Array} message @param {Uint8Array} signature r and s @returns {Promise<boolean>}
     */
    async verifies(message, signature) {
        const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
        try {
            const key = await crypto.subtle.importKey("raw", this.point, algorithm, false, ["verify"]);
            return await crypto.subtle.verify(algorithm, key, signature, message);
        } catch {
            return false; // the point is not on the curve
        }
    }
}

/** A certificate whose key seals documents. */
class Seal extends Known {
    constructor(der, entry) {
        super(entry);
        this.der = der;
        this.sha256 = entry.sha256;
    }
}

/** The keys that the issuer publishes: all trust of this page comes from them. */
export class KeySet {
    constructor(keys, seals, json) {
        this.keys = keys;
        this.seals = seals;
        this.awardingBodies = json.sigillum_awarding_bodies ?? {};
        this.alliances = json.sigillum_alliances ?? {};
    }

    /** @param {string} id @param {"code" | "status"} purpose @returns {PublicKey | undefined} */
    find(id, purpose) {
        return this.keys.find((key) => key.id === id && key.purpose === purpose);
    }

    /** @param {Uint8Array} der @returns {Seal | undefined} */
    seal(der) {
        return this.seals.find((seal) => same(seal.der, der));
    }

    /** @param {string} id @returns {string} the printable name, or the identifier */
    awardingBody(id) {
        return Object.hasOwn(this.awardingBodies, id) ? String(this.awardingBodies[id]) : id;
    }

    /** @param {string} id @returns {string} */
    alliance(id) {
        return Object.hasOwn(this.alliances, id) ? String(this.alliances[id]) : id;
    }
}

async function publicKey(jwk) {
    if (jwk.d !== undefined) throw new Refused("keys", "a private key in the published set");
    const x = bytesFromBase64url(jwk.x);
    const y = bytesFromBase64url(jwk.y);
    if (jwk.kty !== "EC" || jwk.crv !== "P-256" || x?.length !== 32 || y?.length !== 32) return null;
    const point = joined(Uint8Array.of(4), x, y);
    const id = hex((await sha256(point)).subarray(0, 8));
    return id === jwk.kid ? new PublicKey(point, jwk, id) : null;
}

async function sealCertificate(entry) {
    const der = bytesFromBase64(entry.certificate);
    return der && hex(await sha256(der)) === entry.sha256 ? new Seal(der, entry) : null;
}

/**
 * @param {object} json keys.json. Keys of another kind, and those whose id does not fit them, are passed over.
 * @returns {Promise<KeySet>}
 * @throws {Refused} "keys" where a private key was published
 */
export async function keySetFromJson(json) {
    if (!Array.isArray(json?.keys)) throw new Refused("keys", "no key set");
    const keys = await Promise.all(json.keys.map(publicKey));
    const seals = await Promise.all((json.sigillum_seals ?? []).map(sealCertificate));
    return new KeySet(keys.filter(Boolean), seals.filter(Boolean), json);
}
