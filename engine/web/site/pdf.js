import { Refused } from "./refused.js";

const deepest = 64;
const mostObjects = 200_000;
const mostRevisions = 64;
const blanks = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set([..."()<>[]{}/%"].map((c) => c.charCodeAt(0)));
const escapes = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** A name of PDF syntax, without its slash. */
export class Name {
    constructor(text) {
        this.text = text;
    }
}

/** A reference to an object. */
export class Reference {
    constructor(number, generation) {
        this.number = number;
        this.generation = generation;
    }
}

/** A dictionary and the bytes behind it, as they are stored. */
export class Stream {
    constructor(dictionary, data) {
        this.dictionary = dictionary;
        this.data = data;
    }
}

// Stands for the place of an object that lies in an object stream.
const packed = Object.freeze({});

function refuse(why) {
    throw new Refused("pdf", why);
}

/** Reads values of PDF syntax (ISO 32000-1, 7.2 and 7.3): dictionaries as Map, strings as Uint8Array. */
class Syntax {
    constructor(bytes, at) {
        this.bytes = bytes;
        this.at = at;
    }

    skipBlanks() {
        for (;;) {
            const byte = this.bytes[this.at];
            if (byte === 0x25) while (this.at < this.bytes.length && !/[\r\n]/.test(this.character())) this.at += 1;
            else if (blanks.has(byte)) this.at += 1;
            else return;
        }
    }

    character(offset = 0) {
        return String.fromCharCode(this.bytes[this.at + offset] ?? 0);
    }

    /** A run of regular characters: a number or a word. */
    word() {
        const begin = this.at;
        while (this.at < this.bytes.length && !blanks.has(this.bytes[this.at]) && !delimiters.has(this.bytes[this.at])) this.at += 1;
        return String.fromCharCode(...this.bytes.subarray(begin, Math.min(this.at, begin + 128)));
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

/**
 * The objects of one revision of a PDF, found through its cross-reference tables (ISO 32000-1, 7.5.4) and streams
 * (7.5.8). Streams are read as our documents have them, without compression, and objects packed into object streams
 * are not: ours have only the structure for screen readers there.
 */
export class Pdf {
    /**
     * @param {Uint8Array} bytes of the file, up to the end of the revision
     * @throws {Refused} "pdf"
     */
    constructor(bytes) {
        this.bytes = bytes;
        this.places = new Map();
        this.trailer = null;
        const tail = String.fromCharCode(...bytes.subarray(Math.max(0, bytes.length - 64)));
        const start = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(tail);
        if (!start) refuse("no place of the cross-reference table");
        let next = Number(start[1]);
        for (let tables = 0; next !== undefined; ++tables) {
            if (tables === mostRevisions) refuse("too many revisions");
            next = this.readTable(next);
        }
        if (this.trailer.has("Encrypt")) refuse("an encrypted file");
    }

    // Newer tables are read first and win. Gives the place of the one before.
    readTable(place) {
        const syntax = new Syntax(this.bytes, place);
        syntax.skipBlanks();
        if (/\d/.test(syntax.character())) return this.readReferences(syntax);
        syntax.expect("xref");
        for (syntax.skipBlanks(); /\d/.test(syntax.character()); syntax.skipBlanks()) {
            const first = syntax.integer();
            const count = syntax.integer();
            if (first + count > mostObjects) refuse("too many objects");
            for (let i = 0; i < count; ++i) this.readEntry(syntax, first + i);
        }
        syntax.expect("trailer");
        const trailer = syntax.value();
        if (!(trailer instanceof Map)) refuse("no trailer");
        if (trailer.has("XRefStm")) refuse("a cross-reference stream");
        this.trailer ??= trailer;
        return trailer.get("Prev");
    }

    // The same from a cross-reference stream; its dictionary is a trailer too.
    readReferences(syntax) {
        syntax.integer();
        syntax.integer();
        syntax.expect("obj");
        const trailer = syntax.value();
        if (!(trailer instanceof Map) || trailer.get("Type")?.text !== "XRef") refuse("no cross-reference stream");
        if (trailer.has("Filter")) refuse("a compressed cross-reference stream");
        const { data } = this.stream(trailer, syntax);
        const widths = trailer.get("W");
        if (!Array.isArray(widths) || widths.length !== 3 || widths.some((width) => !(width >= 1 && width <= 6))) refuse("fields of other widths");
        const sections = trailer.get("Index") ?? [0, trailer.get("Size")];
        if (!Array.isArray(sections)) refuse("no sections of objects");
        let at = 0;
        const field = (width) => data.subarray(at, (at += width)).reduce((value, byte) => value * 256 + byte, 0);
        for (let i = 0; i + 1 < sections.length; i += 2) {
            const [first, count] = [sections[i], sections[i + 1]];
            if (!(first >= 0 && count >= 0 && first + count <= mostObjects)) refuse("too many objects");
            for (let number = first; number < first + count; ++number) {
                const [type, place, generation] = widths.map(field);
                if (at > data.length) refuse("a cross-reference stream that ends too early");
                if (!this.places.has(number)) this.places.set(number, type === 1 ? { place, generation } : type === 2 ? packed : null);
            }
        }
        this.trailer ??= trailer;
        return trailer.get("Prev");
    }

    readEntry(syntax, number) {
        const place = syntax.integer();
        const generation = syntax.integer();
        syntax.skipBlanks();
        const inUse = syntax.word() === "n";
        if (!this.places.has(number)) this.places.set(number, inUse ? { place, generation } : null);
    }

    /** @param {any} value @returns {any} the value itself, or what it refers to; null where there is no such object */
    resolved(value) {
        for (let steps = 0; value instanceof Reference; ++steps) {
            if (steps === deepest) refuse("references without an end");
            value = this.object(value);
        }
        return value ?? null;
    }

    /** @param {any} holder dictionary, stream or reference @param {string} key @returns {any} */
    entry(holder, key) {
        const whole = this.resolved(holder);
        const dictionary = whole instanceof Stream ? whole.dictionary : whole;
        return dictionary instanceof Map ? this.resolved(dictionary.get(key)) : null;
    }

    /** @returns {Map<string, any>} */
    catalog() {
        const catalog = this.resolved(this.trailer.get("Root"));
        return catalog instanceof Map ? catalog : refuse("no catalog");
    }

    object({ number, generation }) {
        const known = this.places.get(number);
        if (known === packed) refuse("an object within an object stream");
        if (!known || known.generation !== generation) return null;
        const syntax = new Syntax(this.bytes, known.place);
        if (syntax.integer() !== number || syntax.integer() !== generation) refuse("an object at another place");
        syntax.expect("obj");
        const value = syntax.value();
        syntax.skipBlanks();
        return value instanceof Map && syntax.character() === "s" ? this.stream(value, syntax) : value;
    }

    stream(dictionary, syntax) {
        syntax.expect("stream");
        if (syntax.character() === "\r") syntax.at += 1;
        if (syntax.character() === "\n") syntax.at += 1;
        const length = this.resolved(dictionary.get("Length"));
        const begin = syntax.at;
        if (!Number.isSafeInteger(length) || length < 0 || begin + length > this.bytes.length) refuse("a stream without an end");
        syntax.at = begin + length;
        syntax.expect("endstream");
        return new Stream(dictionary, this.bytes.subarray(begin, begin + length));
    }

    /** @returns {Map<string, any>[]} the leaves of the page tree, in order */
    pages() {
        const pages = [];
        const seen = new Set();
        const visit = (node, depth) => {
            const number = node instanceof Reference ? node.number : null;
            if (depth > deepest || seen.has(number) || pages.length > mostObjects) refuse("pages that are not a tree");
            if (number !== null) seen.add(number);
            const page = this.resolved(node);
            const kids = this.entry(page, "Kids");
            if (Array.isArray(kids)) for (const kid of kids) visit(kid, depth + 1);
            else if (page instanceof Map) pages.push(page);
        };
        visit(this.catalog().get("Pages"), 0);
        return pages;
    }
}
