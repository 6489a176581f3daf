/** @param {...Uint8Array} parts @returns {Uint8Array} one behind the other */
export function joined(...parts) {
    const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
    let at = 0;
    for (const part of parts) {
        whole.set(part, at);
        at += part.length;
    }
    return whole;
}

/** @param {Uint8Array} a @param {Uint8Array} b @returns {boolean} */
export function same(a, b) {
    return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** @param {Uint8Array} bytes @returns {string} lower-case hexadecimal */
export function hex(bytes) {
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} text base64, with or without padding @returns {Uint8Array | null} */
export function bytesFromBase64(text) {
    try {
        return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    } catch {
        return null;
    }
}

/**
 * Base64url without padding (RFC 7515, section 2), spare bits zero.
 * @param {unknown} text @returns {Uint8Array | null}
 */
export function bytesFromBase64url(text) {
    if (typeof text !== "string" || !/^[\w-]*$/.test(text)) return null;
    const bytes = bytesFromBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
    return bytes && base64url(bytes) === text ? bytes : null;
}

/** @param {Uint8Array} bytes @returns {string} */
function base64url(bytes) {
    let binary = "";
    for (let at = 0; at < bytes.length; at += 0x8000) {
        binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    }
    return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @param {BufferSource} bytes @returns {Promise<Uint8Array>} */
export async function sha256(bytes) {
    return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

/** @param {Uint8Array} bytes @returns {string | null} null where the bytes are not well-formed UTF-8 */
export function textFromUtf8(bytes) {
    try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
        return null;
    }
}
