import { crossReferences, trailerOf } from "./cross_references.js";
import { Reference, Stream } from "./pdf_values.js";
import { Syntax } from "./pdf_syntax.js";
import { Refused } from "./refused.js";

const deepest = 64;
const mostObjects = 200_000;
const mostRevisions = 64;
// A file whose objects lie within one another is not read over and over.
const mostReadings = 8; // times the size of the file
const leastReadings = 1 << 20; // bytes

function refuse(why) {
    throw new Refused("pdf", why);
}

/**
 * The objects of one revision of a PDF, found through its cross-reference tables (ISO 32000-1, 7.5.4) and streams
 * (7.5.8). Cross-reference streams are read as our documents have them, without compression; objects that lie in object
 * streams are known once unpack() of packed_objects.js has read them.
 */
export class Pdf {
    /**
     * @param {Uint8Array} bytes of the file, up to the end of the revision
     * @param {Map<number, any>} [packed] objects of object streams that an earlier revision of the file has
     * @throws {Refused} "pdf"
     */
    constructor(bytes, packed = new Map()) {
        this.bytes = bytes;
        this.packed = packed;
        this.places = new Map();
        this.known = new Map(); // objects that were read already
        this.reading = new Set(); // those that are being read
        this.patience = Math.max(leastReadings, mostReadings * bytes.length);
        this.trailer = null;
        const tail = String.fromCharCode(...bytes.subarray(Math.max(0, bytes.length - 64)));
        const start = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(tail);
        if (!start) refuse("no place of the cross-reference table");
        /** Where the newest cross-reference table begins. */
        this.start = Number(start[1]);
        let next = this.start;
        for (let tables = 0; next !== undefined; ++tables) {
            if (tables === mostRevisions) refuse("too many revisions");
            next = this.readTable(next);
        }
        if (this.trailer.has("Encrypt")) refuse("an encrypted file");
    }

    // Newer tables are read first and win. Gives the place of the one before.
    readTable(place) {
        if (!Number.isSafeInteger(place) || place < 0) refuse("a place that is no number");
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
        this.spend(syntax.at - place);
        if (!(trailer instanceof Map)) refuse("no trailer");
        if (trailer.has("XRefStm")) refuse("a cross-reference stream");
        this.trailer ??= trailer;
        return trailer.get("Prev");
    }

    // The same from a cross-reference stream, whose dictionary is the trailer too.
    readReferences(syntax) {
        const place = syntax.at;
        syntax.integer();
        syntax.integer();
        syntax.expect("obj");
        const dictionary = syntax.value();
        this.spend(syntax.at - place);
        const stream = dictionary instanceof Map ? this.stream(dictionary, syntax) : refuse("no cross-reference stream");
        for (const [number, where] of crossReferences(stream, mostObjects)) if (!this.places.has(number)) this.places.set(number, where);
        this.trailer ??= trailerOf(dictionary);
        return dictionary.get("Prev");
    }

    readEntry(syntax, number) {
        const place = syntax.integer();
        const generation = syntax.integer();
        syntax.skipBlanks();
        const kind = syntax.word();
        if (kind !== "n" && kind !== "f") refuse("an entry of a cross-reference table that is malformed");
        const inUse = kind === "n";
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
        const where = this.places.get(number);
        if (!where || where.generation !== generation) return null;
        if (where.stream) return this.packed.get(number) ?? refuse("an object within an object stream");
        if (this.known.has(number)) return this.known.get(number);
        // The length of a stream may be an object, but not the stream itself.
        if (this.reading.has(number) || this.reading.size > deepest) refuse("an object that needs itself to be read");
        this.reading.add(number);
        this.known.set(number, this.objectAt(where.place, number, generation));
        this.reading.delete(number);
        return this.known.get(number);
    }

    // "12 0 obj" and what follows it.
    objectAt(place, number, generation) {
        const syntax = new Syntax(this.bytes, place);
        if (syntax.integer() !== number || syntax.integer() !== generation) refuse("an object at another place");
        syntax.expect("obj");
        const value = syntax.value();
        syntax.skipBlanks();
        this.spend(syntax.at - place);
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

    spend(bytes) {
        this.patience -= bytes;
        if (this.patience < 0) refuse("objects that lie within one another");
    }

    /** @returns {Map<string, any>[]} the leaves of the page tree, in order */
    pages() {
        return this.pageReferences().map((page) => this.resolved(page));
    }

    /** @returns {(Reference | Map<string, any>)[]} the leaves of the page tree, in order */
    pageReferences() {
        const pages = [];
        const seen = new Set();
        const visit = (node, depth) => {
            const number = node instanceof Reference ? node.number : null;
            if (depth > deepest || seen.has(number) || pages.length > mostObjects) refuse("pages that are not a tree");
            if (number !== null) seen.add(number);
            const page = this.resolved(node);
            const kids = this.entry(page, "Kids");
            if (Array.isArray(kids)) for (const kid of kids) visit(kid, depth + 1);
            else if (page instanceof Map) pages.push(node);
        };
        visit(this.catalog().get("Pages"), 0);
        return pages;
    }
}
