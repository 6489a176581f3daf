import { Name, Reference } from "./pdf_values.js";
import { Refused } from "./refused.js";

const deepest = 64;
const longestWord = 128;
const blanks = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set([..."()<>[]{}/%"].map((c) => c.charCodeAt(0)));
const escapes = { n: 10, r: 13, t: 9, b: 8, f: 12 };

function refuse(why) {
    throw new Refused("pdf", why);
}

/** Reads values of PDF syntax (ISO 32000-1, 7.2 and 7.3): dictionaries as Map, strings as Uint8Array. */
export class Syntax {
    /** @param {Uint8Array} bytes @param {number} at @param {{comments?: boolean}} [how] comments: false refuses them */
    constructor(bytes, at, { comments = true } = {}) {
        this.bytes = bytes;
        this.at = at;
        this.comments = comments;
    }

    skipBlanks() {
        for (;;) {
            const byte = this.bytes[this.at];
            if (byte === 0x25 && !this.comments) refuse("a comment");
            if (byte === 0x25) while (this.at < this.bytes.length && !/[\r\n]/.test(this.character())) this.at += 1;
            else if (blanks.has(byte)) this.at += 1;
            else return;
        }
    }

    character(offset = 0) {
        return String.fromCharCode(this.bytes[this.at + offset] ?? 0);
    }

    /** A run of regular characters: a number or a word. Cut short, two long ones would look the same. */
    word() {
        const begin = this.at;
        while (this.at < this.bytes.length && !blanks.has(this.bytes[this.at]) && !delimiters.has(this.bytes[this.at])) this.at += 1;
        if (this.at - begin > longestWord) refuse("a word that is too long");
        return String.fromCharCode(...this.bytes.subarray(begin, this.at));
    }

    expect(word) {
        this.skipBlanks();
        if (this.word() !== word) refuse(`another word than ${word}`);
    }

    integer() {
        this.skipBlanks();
        const word = this.word();
        return /^\d{1,10}$/.test(word) ? Number(word) : refuse("no whole number");
    }

    value(depth = 0) {
        if (depth > deepest) refuse("values nested too deeply");
        this.skipBlanks();
        const first = this.character();
        if (first === "/") return this.name();
        if (first === "(") return this.literalString();
        if (first === "[") return this.array(depth);
        if (first === "<") return this.character(1) === "<" ? this.dictionary(depth) : this.hexString();
        return this.numberOrWord();
    }

    name() {
        this.at += 1;
        return new Name(this.word().replace(/#([0-9a-fA-F]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16))));
    }

    array(depth) {
        this.at += 1;
        const values = [];
        for (this.skipBlanks(); this.character() !== "]"; this.skipBlanks()) {
            if (this.at >= this.bytes.length) refuse("an array without an end");
            values.push(this.value(depth + 1));
        }
        this.at += 1;
        return values;
    }

    dictionary(depth) {
        this.at += 2;
        const entries = new Map();
        for (this.skipBlanks(); this.character() !== ">"; this.skipBlanks()) {
            if (this.character() !== "/") refuse("a dictionary that is malformed");
            const key = this.name().text;
            if (entries.has(key)) refuse("a dictionary with one key twice");
            entries.set(key, this.value(depth + 1));
        }
        if (this.character(1) !== ">") refuse("a dictionary without an end");
        this.at += 2;
        return entries;
    }

    hexString() {
        const end = this.bytes.indexOf(0x3e, this.at);
        if (end < 0) refuse("a string without an end");
        let digits = "";
        for (let i = this.at + 1; i < end; ++i) if (!blanks.has(this.bytes[i])) digits += String.fromCharCode(this.bytes[i]);
        this.at = end + 1;
        if (!/^[0-9a-fA-F]*$/.test(digits)) refuse("a string that is malformed");
        if (digits.length % 2) digits += "0";
        return Uint8Array.from({ length: digits.length / 2 }, (_, i) => parseInt(digits.slice(2 * i, 2 * i + 2), 16));
    }

    literalString() {
        const bytes = [];
        let open = 1;
        for (this.at += 1; this.at < this.bytes.length; ++this.at) {
            const byte = this.bytes[this.at];
            if (byte === 0x5c) {
                bytes.push(...this.escaped());
                continue;
            }
            if (byte === 0x28) open += 1;
            if (byte === 0x29 && --open === 0) {
                this.at += 1;
                return Uint8Array.from(bytes);
            }
            bytes.push(byte);
        }
        return refuse("a string without an end");
    }

    // Leaves the place on the last character of the escape.
    escaped() {
        this.at += 1;
        const character = this.character();
        if (character in escapes) return [escapes[character]];
        const octal = /^[0-7]{1,3}/.exec(character + this.character(1) + this.character(2));
        if (octal) {
            this.at += octal[0].length - 1;
            return [parseInt(octal[0], 8) & 255];
        }
        if (character === "\r" && this.character(1) === "\n") this.at += 1;
        return character === "\r" || character === "\n" ? [] : [character.charCodeAt(0)];
    }

    numberOrWord() {
        const word = this.word();
        if (/^\d{1,10}$/.test(word)) return this.referenceOr(Number(word));
        if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return Number(word);
        const words = { true: true, false: false, null: null };
        return Object.hasOwn(words, word) ? words[word] : refuse(`the word “${word}”`);
    }

    referenceOr(number) {
        const after = this.at;
        const rest = /^\s+(\d{1,5})\s+R(?![^\s()<>[\]{}/%])/.exec(String.fromCharCode(...this.bytes.subarray(after, after + 16)));
        if (!rest) return number;
        this.at = after + rest[0].length;
        return new Reference(number, Number(rest[1]));
    }
}
