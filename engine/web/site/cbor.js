import { textFromUtf8 } from "./bytes.js";
import { Refused } from "./refused.js";

const unsigned = 0;
const negative = 1;
const byteString = 2;
const textString = 3;
const arrayType = 4;
const mapType = 5;
const tagType = 6;

/**
 * Reads CBOR (RFC 8949) item by item, in its deterministic encoding only: definite lengths, shortest forms. Each call
 * names what has to stand next; anything else is refused. There is no recursion, so depth cannot hurt.
 */
export class CborReader {
    /** @param {Uint8Array} bytes */
    constructor(bytes) {
        this.bytes = bytes;
        this.at = 0;
    }

    /** @param {string} why @returns {never} */
    refuse(why) {
        throw new Refused("form", `${why}, at byte ${this.at}`);
    }

    /** @returns {number} a whole number that a double holds exactly */
    integer() {
        const major = this.nextMajorType();
        if (major === negative) return -1 - this.head(negative, "a whole number");
        return this.head(unsigned, "a whole number");
    }

    /** @returns {Uint8Array} */
    byteString() {
        return this.content(this.head(byteString, "a byte string"));
    }

    /** @returns {string} */
    text() {
        const text = textFromUtf8(this.content(this.head(textString, "a text")));
        return text ?? this.refuse("a text that is not valid UTF-8");
    }

    /** @returns {number} how many entries follow */
    array() {
        return this.head(arrayType, "an array");
    }

    /** @returns {number} how many pairs follow */
    map() {
        return this.head(mapType, "a map");
    }

    /** @returns {number} */
    tag() {
        return this.head(tagType, "a tag");
    }

    /** @returns {boolean} */
    boolean() {
        const byte = this.bytes[this.at];
        if (byte !== 0xf4 && byte !== 0xf5) this.refuse("another item where true or false should stand");
        this.at += 1;
        return byte === 0xf5;
    }

    /** @returns {boolean} */
    arrayIsNext() {
        return this.nextMajorType() === arrayType;
    }

    /** Refuses bytes behind the last item. */
    end() {
        if (this.at < this.bytes.length) this.refuse("more bytes where the end should be");
    }

    nextMajorType() {
        return this.at < this.bytes.length ? this.bytes[this.at] >> 5 : -1;
    }

    head(majorType, expected) {
        if (this.nextMajorType() !== majorType) this.refuse(`another item where ${expected} should stand`);
        const additional = this.bytes[this.at] & 31;
        this.at += 1;
        if (additional < 24) return additional;
        if (additional > 27) this.refuse("an item without a definite length");
        return this.argument(1 << (additional - 24));
    }

    argument(width) {
        if (this.bytes.length - this.at < width) this.refuse("an end within an item");
        let value = 0n;
        for (let i = 0; i < width; ++i) value = (value << 8n) | BigInt(this.bytes[this.at + i]);
        const shorterWouldDo = width === 1 ? value < 24n : value >> BigInt(4 * width) === 0n;
        if (shorterWouldDo) this.refuse("an item that is not in its shortest form");
        if (value > BigInt(Number.MAX_SAFE_INTEGER)) this.refuse("a number out of range");
        this.at += width;
        return Number(value);
    }

    content(length) {
        if (length > this.bytes.length - this.at) this.refuse("an end within an item");
        this.at += length;
        return this.bytes.subarray(this.at - length, this.at);
    }
}
