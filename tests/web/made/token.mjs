import { encoded, Pairs, Tagged } from "./cbor.mjs";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export function base32(bytes) {
    const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
    return (bits.match(/.{1,5}/g) ?? []).map((group) => letters[parseInt(group.padEnd(5, "0"), 2)]).join("");
}

const day = (iso) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

/** Sixteen characters whose last one checks; from fifteen of the alphabet. */
export function numberFrom(fifteen) {
    for (const last of alphabet) {
        let total = 0;
        for (const c of fifteen + last) total = (total << 1) ^ (total & 16 ? 37 : 0) ^ alphabet.indexOf(c);
        if (total === 0) return fifteen + last;
    }
    throw new Error("no check character");
}

export function packed(number) {
    const bits = Array.from(number, (c) => alphabet.indexOf(c).toString(2).padStart(5, "0")).join("");
    return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

export const sampleNumber = numberFrom("3A01DR6A6X4X6WN");

/** The payload's pairs; overrides by key, undefined leaves a key out. */
export function factPairs(overrides = {}) {
    const facts = {
        1: 1,
        2: 3,
        3: packed(sampleNumber),
        4: "Zuzanna Wójcik-Hägglund",
        6: day("2002-03-14"),
        7: "course",
        8: "Circular Materials Engineering",
        9: "lipowiec",
        10: "meridian",
        11: day("2026-07-03"),
        13: ["3", "ECTS"],
        14: 6,
        16: ["1", 4711],
        18: Buffer.from("00112233445566778899aabbccddeeff", "hex"),
        ...overrides,
    };
    return Object.entries(facts).filter(([, value]) => value !== undefined).map(([key, value]) => [Number(key), value]);
}

export { day };
export const payloadOf = (overrides) => encoded(new Pairs(factPairs(overrides)));
export const headerOf = (key, algorithm = -7) => encoded(new Pairs([[1, algorithm], [4, key.id]]));

export function signatureOver(key, header, payload, how) {
    return key.sign(encoded(["Signature1", header, Buffer.alloc(0), payload]), how);
}

/** A COSE_Sign1 as bytes; every part can be replaced. */
export function cose(key, { payload = payloadOf(), header = headerOf(key), unprotected = new Pairs([]), signature, high } = {}) {
    return encoded(new Tagged(18, [header, unprotected, payload, signature ?? signatureOver(key, header, payload, { high })]));
}

/** The text of a good token. */
export const token = (key, overrides) => base32(cose(key, { payload: payloadOf(overrides) }));
