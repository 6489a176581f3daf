import { bytesFromBase64url, textFromUtf8 } from "./bytes.js";
import { notBegun } from "./key_life.js";
import { Refused } from "./refused.js";

const clockError = 600_000; // milliseconds that a reader's clock may be behind

/** @param {string} part of a JWS @returns {any} null where it is no JSON object */
function jsonFrom(part) {
    const bytes = bytesFromBase64url(part);
    const text = bytes && textFromUtf8(bytes);
    if (!text) return null;
    try {
        const value = JSON.parse(text);
        return value !== null && typeof value === "object" && !Array.isArray(value) ? value : null;
    } catch {
        return null;
    }
}

/**
 * What one of the published lists says, once its signature has been checked: a compact JWS with ES256 (RFC 7515), signed
 * by a key for status that has not been revoked.
 * @param {string} jws
 * @param {string} typ "vc+jwt", "sigillum-notes+jwt" …
 * @param {import("./keys.js").KeySet} keys
 * @returns {Promise<{payload: any, key: import("./keys.js").PublicKey}>}
 * @throws {Refused} "badly-signed"
 */
export async function readSignedList(jws, typ, keys) {
    const refuse = (why) => {
        throw new Refused("badly-signed", why);
    };
    const parts = jws.trim().split(".");
    const header = parts.length === 3 ? jsonFrom(parts[0]) : null;
    if (header?.alg !== "ES256" || header.typ !== typ || header.crit !== undefined) refuse("another kind of signature");
    const key = keys.find(String(header.kid).split("#").at(-1), "status");
    if (!key || key.revoked) refuse("a key that does not sign lists");
    const signature = bytesFromBase64url(parts[2]);
    const message = new TextEncoder().encode(`${parts[0]}.${parts[1]}`);
    if (signature?.length !== 64 || !(await key.verifies(message, signature))) refuse("a wrong signature");
    const payload = jsonFrom(parts[1]);
    return payload ? { payload, key } : refuse("no JSON object");
}

/**
 * @param {Date | null} from @param {Date | null} until @param {Date} now
 * @throws {Refused} "out-of-date"
 */
export function holdToTime(from, until, now) {
    if (!from || !until || from.getTime() > now.getTime() + clockError || now > until) {
        throw new Refused("out-of-date", "a list that is not of now");
    }
}

/**
 * The key of a demonstration says nothing about real certificates, and a key that has not begun nothing about any.
 * @param {import("./keys.js").PublicKey} key @param {import("./status.js").Asking} asking
 * @throws {Refused} "badly-signed"
 */
export function holdToReality(key, asking) {
    if (notBegun(key.validFrom, asking.now)) throw new Refused("badly-signed", "a key that has not begun");
    if (key.demo && !asking.specimen) throw new Refused("badly-signed", "a demonstration key");
}

/** @param {unknown} seconds since 1970 @returns {Date | null} */
export function instantFromSeconds(seconds) {
    return Number.isSafeInteger(seconds) ? new Date(seconds * 1000) : null;
}

/**
 * The newest name of a list, as now.json gives it: a file beside now.json and nothing else.
 * @param {unknown} name @returns {string}
 * @throws {Refused} "not-listed"
 */
export function listFile(name) {
    if (typeof name !== "string" || !/^[\w-]+(\.[\w-]+)*\.jwt$/.test(name)) throw new Refused("not-listed", "no such list");
    return `status/${name}`;
}
