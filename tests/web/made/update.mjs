// Incremental updates, written object by object: honest ones and others.
import { inflateSync } from "node:zlib";

/** The newest body of an object that stands by itself, between "obj" and "endobj". */
export function objectIn(pdf, number) {
    const text = pdf.toString("latin1");
    const found = [...text.matchAll(new RegExp(`(?<![0-9])${number} 0 obj\\s([\\s\\S]*?)\\sendobj`, "g"))].at(-1);
    if (!found) throw new Error(`no object ${number}`);
    return found[1];
}

/** The objects of the object stream that the program's documents have: bodies by number. */
export function packedObjects(pdf) {
    const text = pdf.toString("latin1");
    const stream = /\/Length (\d+)\s[^>]*\/Type\/ObjStm\/N (\d+)\/First (\d+)[^>]*>>\s*stream\r?\n/.exec(text);
    const begin = stream.index + stream[0].length;
    const [length, count, first] = stream.slice(1).map(Number);
    const content = inflateSync(pdf.subarray(begin, begin + length)).toString("latin1");
    const pairs = content.slice(0, first).trim().split(/\s+/).map(Number);
    const end = (i) => (i + 1 < count ? first + pairs[2 * i + 3] : content.length);
    return new Map(Array.from({ length: count }, (_, i) => [pairs[2 * i], content.slice(first + pairs[2 * i + 1], end(i)).trim()]));
}

/** Entries of the newest trailer but those that an update renews; a cross-reference stream has them in its dictionary. */
function trailerOf(pdf) {
    const text = pdf.toString("latin1");
    const start = Number([...text.matchAll(/startxref\s+(\d+)/g)].at(-1)[1]);
    const inStream = !text.startsWith("xref", start);
    const pattern = inStream ? /obj\s*<<([\s\S]*?)>>\s*stream/ : /trailer\s*<<([\s\S]*?)>>\s*startxref/;
    const trailer = pattern.exec(text.slice(start))[1];
    const entries = trailer.replace(/\/(Size|Prev|Length)\s+\d+|\/Type\s*\/XRef|\/(W|Index)\s*\[[^\]]*\]/g, "");
    return { start, inStream, size: Number(/\/Size\s+(\d+)/.exec(trailer)[1]), entries };
}

/** The first number that no object has. */
export const nextNumber = (pdf) => trailerOf(pdf).size;

const classicRow = ({ number, place, generation, free }) =>
    `${number} 1\n${String(place).padStart(10, "0")} ${String(generation).padStart(5, "0")} ${free ? "f" : "n"} \n`;

function classic(rows, trailer, size) {
    return Buffer.from(`xref\n${rows.map(classicRow).join("")}trailer\n<<${trailer}/Size ${size}`, "latin1");
}

function binary(rows, trailer, size, place) {
    const all = [...rows, { number: size, place, generation: 0 }];
    const entries = all.map((row) => {
        const entry = Buffer.alloc(7);
        entry.writeUInt8(row.free ? 0 : 1, 0);
        entry.writeUInt32BE(row.place, 1);
        entry.writeUInt16BE(row.generation, 5);
        return entry;
    });
    const index = all.map(({ number }) => `${number} 1`).join(" ");
    const begin = `${size} 0 obj\n<<${trailer}/Type/XRef/W[1 4 2]/Index[${index}]/Length ${7 * all.length}/Size ${size + 1}`;
    return [Buffer.from(begin, "latin1"), Buffer.concat([Buffer.from("stream\n"), ...entries, Buffer.from("\nendstream\nendobj\n")])];
}

/**
 * The file with objects put behind it, and cross-references of the kind that it has. how: {entries: text → text of the trailer,
 * prev, start(place), unnamed: numbers that the cross-references do not name, free: numbers that they give up, before, between:
 * bytes that belong to no object, place(number, place)}.
 */
export function withUpdate(pdf, objects, how = {}) {
    const { start, inStream, size, entries } = trailerOf(pdf);
    const parts = [pdf, Buffer.from(how.before ?? "", "latin1")];
    let at = pdf.length + parts[1].length;
    const rows = [];
    for (const [number, body] of Object.entries(objects)) {
        const object = Buffer.concat([Buffer.from(`${number} 0 obj\n`), Buffer.from(body, "latin1"), Buffer.from("\nendobj\n")]);
        const place = how.place?.(Number(number), at) ?? at;
        if (!how.unnamed?.includes(Number(number))) rows.push({ number, place, generation: 0 });
        parts.push(object);
        at += object.length;
    }
    for (const number of how.free ?? []) rows.push({ number, place: 0, generation: 1, free: true });
    const between = Buffer.from(how.between ?? "", "latin1");
    const largest = Math.max(size, ...Object.keys(objects).map((number) => Number(number) + 1));
    const trailer = (how.entries ?? ((text) => text))(entries);
    const place = at + between.length;
    const [head, tail] = inStream ? binary(rows, trailer, largest, place) : [classic(rows, trailer, largest), Buffer.alloc(0)];
    const end = `startxref\n${how.start ?? place}\n%%EOF\n`;
    return Buffer.concat([...parts, between, head, Buffer.from(`/Prev ${how.prev ?? start}>>\n`), tail, Buffer.from(end)]);
}
