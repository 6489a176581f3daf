// Mutations that are the same every time: the same seed, the same bytes.

/** A generator of whole numbers below a bound: xorshift32, with a seed that is not zero. */
export function dice(seed) {
    let state = seed | 1;
    return (bound) => {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        return (state >>> 0) % bound;
    };
}

const words = ["/Annots", "/Contents", "/Prev", "/Root", "/Length", "/Kids", "/DSS", "/V", " 0 R", " 0 obj\n", "\nendobj\n", "xref\n", "trailer", "startxref\n", "%%EOF\n",
    "stream\n", "endstream", "<<", ">>", "[", "]", "(", ")", "%", "\\", "0", "-1", "99999999999", "\0", "\xff", "/ByteRange[0 1 2 3]", "null"].map((word) => Buffer.from(word, "latin1"));

const changes = [
    (bytes, at, roll) => Buffer.concat([bytes.subarray(0, at), Buffer.from([bytes[at] ^ (1 << roll(8))]), bytes.subarray(at + 1)]),
    (bytes, at, roll) => Buffer.concat([bytes.subarray(0, at), Buffer.from([roll(256)]), bytes.subarray(at + 1)]),
    (bytes, at, roll) => Buffer.concat([bytes.subarray(0, at), Buffer.from([48 + roll(10)]), bytes.subarray(at + 1)]),
    (bytes, at, roll) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + roll(32))]),
    (bytes, at, roll) => Buffer.concat([bytes.subarray(0, at), words[roll(words.length)], bytes.subarray(at)]),
    (bytes, at, roll) => {
        const word = words[roll(words.length)];
        return Buffer.concat([bytes.subarray(0, at), word, bytes.subarray(at + word.length)]);
    },
    (bytes, at, roll) => {
        const from = roll(bytes.length);
        return Buffer.concat([bytes.subarray(0, at), bytes.subarray(from, from + 1 + roll(200)), bytes.subarray(at)]);
    },
    (bytes, at) => bytes.subarray(0, at),
];

/**
 * One to three changes: bits, bytes, digits, words, pieces left out, moved or cut off.
 * @param {Buffer} bytes @param {(bound: number) => number} roll @param {[number, number]} [where] between these places
 */
export function mutated(bytes, roll, [from, to] = [0, bytes.length]) {
    let changed = bytes;
    for (let left = 1 + roll(3); left > 0; --left) {
        const end = Math.max(from + 1, Math.min(to + changed.length - bytes.length, changed.length));
        changed = changes[roll(changes.length)](changed, from + roll(end - from), roll);
    }
    return changed;
}

/** The same for texts of one alphabet: characters exchanged, left out, put in, moved or cut off. */
export function mutatedText(text, roll, alphabet) {
    let changed = text;
    for (let left = 1 + roll(3); left > 0; --left) {
        const at = roll(changed.length + 1);
        const letter = alphabet[roll(alphabet.length)];
        const kinds = [
            () => changed.slice(0, at) + letter + changed.slice(at + 1),
            () => changed.slice(0, at) + letter + changed.slice(at),
            () => changed.slice(0, at) + changed.slice(at + 1 + roll(4)),
            () => changed.slice(0, at) + changed.slice(roll(changed.length + 1)),
            () => changed.slice(0, at),
        ];
        changed = kinds[roll(kinds.length)]();
    }
    return changed;
}
