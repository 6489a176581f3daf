const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/**
 * The bytes of canonical base32 (RFC 4648, section 6): upper case, no padding, no character too many, spare bits zero.
 * @param {string} text
 * @returns {Uint8Array | null} null for any other form
 */
export function bytesFromBase32(text) {
    const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
    let buffer = 0;
    let bits = 0;
    let at = 0;
    for (const character of text) {
        const value = alphabet.indexOf(character);
        if (value < 0) return null;
        buffer = ((buffer << 5) | value) & 0xfff;
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        bytes[at++] = (buffer >> bits) & 0xff;
    }
    // Five or more bits left over would be a character that no byte needs.
    const spareBitsSet = (buffer & ((1 << bits) - 1)) !== 0;
    return bits >= 5 || spareBitsSet ? null : bytes;
}
