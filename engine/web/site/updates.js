import { crossReferences } from "./cross_references.js";
import { Pdf } from "./pdf.js";
import { Syntax } from "./pdf_syntax.js";
import { Stream } from "./pdf_values.js";
import { Refused } from "./refused.js";

const mostUpdates = 64;
const mostObjects = 10_000; // in one update; archiving adds some dozens
const mostNumber = 200_000; // of an object
const entrySize = 20; // ISO 32000-1, 7.5.4

function refuse(why) {
    throw new Refused("pdf", why);
}

/** Reads one incremental update byte by byte: objects, their cross-references, and nothing else. */
class UpdateReader {
    constructor(file, begin) {
        this.file = file;
        this.syntax = new Syntax(file, begin, { comments: false });
        this.objects = new Map();
    }

    read() {
        const { syntax } = this;
        for (syntax.skipBlanks(); /\d/.test(syntax.character()); syntax.skipBlanks()) this.readObject();
        const { start, previous, named } = syntax.character() === "x" ? this.table() : this.streamOfReferences();
        syntax.expect("startxref");
        if (syntax.integer() !== start) refuse("an update that does not begin at its own cross-references");
        this.holdToTable(named);
        this.objects.delete(this.ofReferences);
        return { start, previous, objects: this.objects, ofReferences: this.ofReferences, end: this.end() };
    }

    table() {
        const { syntax } = this;
        const start = syntax.at;
        syntax.expect("xref");
        const named = this.readTable();
        const trailer = syntax.value();
        if (!(trailer instanceof Map) || trailer.has("XRefStm")) refuse("an update without a trailer of its own");
        return { start, previous: trailer.get("Prev"), named };
    }

    /** The last object, which names itself too. Objects that it would place in an object stream are none of archiving. */
    streamOfReferences() {
        const stream = this.last?.stream ?? refuse("an update without cross-references");
        const named = new Map();
        for (const [number, where] of crossReferences(stream, mostNumber)) {
            if (where?.place === undefined || named.has(number)) refuse("an object that is given up, packed, or named twice");
            named.set(number, { begin: where.place, generation: where.generation });
        }
        this.ofReferences = this.last.number;
        return { start: this.last.begin, previous: stream.dictionary.get("Prev"), named };
    }

    readObject() {
        const { syntax } = this;
        const begin = syntax.at;
        const number = syntax.integer();
        const generation = syntax.integer();
        syntax.expect("obj");
        const value = syntax.value();
        syntax.skipBlanks();
        const stream = value instanceof Map && syntax.character() === "s" ? this.stream(value) : null;
        syntax.expect("endobj");
        this.last = { number, begin, stream };
        if (this.objects.has(number) || this.objects.size === mostObjects) refuse("an object twice, or too many");
        this.objects.set(number, { begin, generation, end: syntax.at });
    }

    stream(dictionary) {
        const { syntax } = this;
        syntax.expect("stream");
        if (syntax.character() === "\r") syntax.at += 1;
        if (syntax.character() !== "\n") refuse("a stream that does not begin on a line of its own");
        const length = dictionary.get("Length");
        if (!Number.isSafeInteger(length) || length < 0) refuse("a stream whose length stands elsewhere");
        const begin = syntax.at + 1;
        syntax.at = begin + length;
        syntax.expect("endstream");
        return new Stream(dictionary, this.file.subarray(begin, begin + length));
    }

    /** Entries of exactly twenty bytes, so that every reader finds the same. */
    readTable() {
        const { syntax } = this;
        const named = new Map();
        for (syntax.skipBlanks(); /\d/.test(syntax.character()); syntax.skipBlanks()) {
            const first = syntax.integer();
            const count = syntax.integer();
            while (syntax.character() === " ") syntax.at += 1;
            if (syntax.character() === "\r") syntax.at += 1;
            if (syntax.character() === "\n") syntax.at += 1;
            if (count > mostObjects + 1) refuse("too many objects");
            for (let i = 0; i < count; ++i) this.readEntry(first + i, named);
        }
        syntax.expect("trailer");
        return named;
    }

    readEntry(number, named) {
        const { syntax } = this;
        const text = String.fromCharCode(...this.file.subarray(syntax.at, syntax.at + entrySize));
        const entry = /^(\d{10}) (\d{5}) ([nf])( \r| \n|\r\n)$/.exec(text) ?? refuse("an entry of another form");
        syntax.at += entrySize;
        if (entry[3] === "f" && number === 0) return;
        if (entry[3] === "f" || named.has(number)) refuse("an object that is given up, or named twice");
        named.set(number, { begin: Number(entry[1]), generation: Number(entry[2]) });
    }

    holdToTable(named) {
        const fits = ([number, { begin, generation }]) =>
            this.objects.get(number)?.begin === begin && this.objects.get(number).generation === generation;
        if (named.size !== this.objects.size || ![...named].every(fits)) refuse("objects that the table does not name");
    }

    end() {
        const { syntax } = this;
        let at = syntax.at;
        while (/[\r\n ]/.test(syntax.character())) at = ++syntax.at;
        if (String.fromCharCode(...this.file.subarray(at, at + 5)) !== "%%EOF") refuse("an update without an end");
        at += 5;
        if (this.file[at] === 13) at += 1;
        if (this.file[at] === 10) at += 1;
        return at;
    }
}

/**
 * One incremental update (ISO 32000-1, 7.5.6), and the document as it stands with it.
 * @typedef {object} Update
 * @property {Pdf} after
 * @property {Map<number, {begin: number, generation: number, end: number}>} objects by their number
 * @property {number} end
 */

/**
 * The updates behind a revision. The bytes behind it must be whole updates and nothing else, each with cross-references that name
 * its objects, no others, and follow those before: so no reader, however forgiving, finds there what this one did not.
 * @param {Uint8Array} file @param {Pdf} revision from which they go on
 * @returns {Update[]} in their order
 * @throws {Refused} "pdf" for anything else
 */
export function updatesBehind(file, revision) {
    const updates = [];
    let before = revision;
    while (file.subarray(before.bytes.length).some((byte) => ![0, 9, 10, 12, 13, 32].includes(byte))) {
        if (updates.length === mostUpdates) refuse("too many updates");
        const { start, previous, objects, ofReferences, end } = new UpdateReader(file, before.bytes.length).read();
        const after = new Pdf(file.subarray(0, end), before.packed);
        if (after.start !== start || previous !== before.start) refuse("an update that does not follow the one before");
        if (before.places.get(ofReferences)) refuse("cross-references in the place of another object");
        updates.push({ after, objects, end });
        before = after;
    }
    return updates;
}
