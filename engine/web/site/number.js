const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 16;
const lookAlikes = { O: "0", I: "1", L: "1" };

/** Zero when the check character is right: Horner's rule in GF(32) with x^5 + x^2 + 1 (docs/verification.md). */
function weightedSum(symbols) {
    return symbols.reduce((sum, symbol) => (((sum << 1) ^ (sum & 16 ? 0b100101 : 0)) & 31) ^ symbol, 0);
}

/**
 * A certificate number as people type it: letter case, spaces and hyphens do not matter, O is 0, I and L are 1.
 * @param {string} typed
 * @returns {{number: string} | {fault: "character" | "length" | "check"}} sixteen characters, or what is wrong
 */
export function numberFromTyped(typed) {
    const plain = typed.toUpperCase().replace(/[\s\u00ad\u2010-\u2015-]/g, "").replace(/[OIL]/g, (c) => lookAlikes[c]);
    const symbols = Array.from(plain, (character) => alphabet.indexOf(character));
    if (symbols.includes(-1)) return { fault: "character" };
    if (symbols.length !== length) return { fault: "length" };
    return weightedSum(symbols) === 0 ? { number: plain } : { fault: "check" };
}

/**
 * The number that a token holds as ten bytes, five bits a character.
 * @param {Uint8Array} packed @returns {string | null} sixteen characters
 */
export function numberFromPacked(packed) {
    if (packed.length !== 10) return null;
    const symbols = [];
    for (let bit = 0; bit < 80; bit += 5) {
        const pair = (packed[bit >> 3] << 8) | (packed[(bit >> 3) + 1] ?? 0);
        symbols.push((pair >> (11 - (bit & 7))) & 31);
    }
    return weightedSum(symbols) === 0 ? symbols.map((symbol) => alphabet[symbol]).join("") : null;
}

/** @param {string} number @returns {string} in groups of four, as it is printed */
export function grouped(number) {
    return number.match(/.{4}/g).join("-");
}
