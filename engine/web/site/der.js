import { Refused } from "./refused.js";

/** The tags this page meets (X.690). */
export const tags = {
    integer: 0x02,
    bitString: 0x03,
    octetString: 0x04,
    null: 0x05,
    objectIdentifier: 0x06,
    sequence: 0x30,
    set: 0x31,
    /** @param {number} n */
    context: (n) => 0xa0 | n,
    /** @param {number} n */
    contextPrimitive: (n) => 0x80 | n,
};

/** Reads DER value by value: definite lengths in their shortest form, tags of one byte. */
export class DerReader {
    /** @param {Uint8Array} bytes */
    constructor(bytes) {
        this.bytes = bytes;
        this.at = 0;
    }

    /** @param {string} why @returns {never} */
    refuse(why) {
        throw new Refused("cms", why);
    }

    /** @returns {boolean} */
    atEnd() {
        return this.at >= this.bytes.length;
    }

    /** @param {number} tag @returns {boolean} */
    isNext(tag) {
        return this.bytes[this.at] === tag;
    }

    /**
     * @param {number} [tag] that has to stand next; any without it
     * @returns {{tag: number, content: Uint8Array, whole: Uint8Array}}
     */
    next(tag) {
        const begin = this.at;
        const own = this.bytes[begin];
        if (own === undefined || (own & 31) === 31 || (tag !== undefined && own !== tag)) this.refuse("another value");
        this.at += 1;
        const length = this.length();
        if (length > this.bytes.length - this.at) this.refuse("an end within a value");
        this.at += length;
        const content = this.bytes.subarray(this.at - length, this.at);
        return { tag: own, content, whole: this.bytes.subarray(begin, this.at) };
    }

    /** @param {number} tag @returns {DerReader} of what the next value holds */
    enter(tag) {
        return new DerReader(this.next(tag).content);
    }

    /** @returns {string} "1.2.840…" */
    objectIdentifier() {
        return dotted(this.next(tags.objectIdentifier).content);
    }

    /** Refuses values behind the last one. */
    end() {
        if (!this.atEnd()) this.refuse("something behind the last value");
    }

    length() {
        const first = this.bytes[this.at++];
        if (first < 0x80) return first;
        const width = first & 0x7f;
        if (first === undefined || width === 0 || width > 4) this.refuse("a length that is not definite");
        let length = 0;
        for (let i = 0; i < width; ++i) length = length * 256 + (this.bytes[this.at++] ?? 0);
        if (length < 0x80 || length < 256 ** (width - 1)) this.refuse("a length that is not in its shortest form");
        return length;
    }
}

function dotted(content) {
    const parts = [];
    let value = 0;
    for (const byte of content) {
        value = value * 128 + (byte & 0x7f);
        if (byte & 0x80) continue;
        parts.push(value);
        value = 0;
    }
    const first = Math.min(Math.floor(parts[0] / 40), 2);
    return [first, parts[0] - first * 40, ...parts.slice(1)].join(".");
}
