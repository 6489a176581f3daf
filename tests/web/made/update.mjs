// Incremental updates, written object by object: honest ones and others.

/** The newest body of an object that stands by itself, between "obj" and "endobj". */
export function objectIn(pdf, number) {
    const text = pdf.toString("latin1");
    const found = [...text.matchAll(new RegExp(`(?<![0-9])${number} 0 obj\\s([\\s\\S]*?)\\sendobj`, "g"))].at(-1);
    if (!found) throw new Error(`no object ${number}`);
    return found[1];
}

/** Entries of the newest trailer but those that an update renews. */
function trailerOf(pdf) {
    const text = pdf.toString("latin1");
    const trailer = [...text.matchAll(/trailer\s*<<([\s\S]*?)>>\s*startxref\s+(\d+)/g)].at(-1);
    return { start: Number(trailer[2]), size: Number(/\/Size\s+(\d+)/.exec(trailer[1])[1]), entries: trailer[1].replace(/\/(Size|Prev)\s+\d+/g, "") };
}

/** The first number that no object has. */
export const nextNumber = (pdf) => trailerOf(pdf).size;

/**
 * The file with objects put behind it. how: {entries: text → text of the trailer, prev, start(place), unnamed: numbers that the
 * table does not name, free: numbers that it gives up, before, between: bytes that belong to no object, place(number, place)}.
 */
export function withUpdate(pdf, objects, how = {}) {
    const { start, size, entries } = trailerOf(pdf);
    const parts = [pdf, Buffer.from(how.before ?? "", "latin1")];
    let at = pdf.length + parts[1].length;
    const rows = [];
    for (const [number, body] of Object.entries(objects)) {
        const object = Buffer.concat([Buffer.from(`${number} 0 obj\n`), Buffer.from(body, "latin1"), Buffer.from("\nendobj\n")]);
        if (!how.unnamed?.includes(Number(number))) {
            const place = how.place?.(Number(number), at) ?? at;
            rows.push(`${number} 1\n${String(place).padStart(10, "0")} 00000 n \n`);
        }
        parts.push(object);
        at += object.length;
    }
    for (const number of how.free ?? []) rows.push(`${number} 1\n0000000000 00001 f \n`);
    const between = Buffer.from(how.between ?? "", "latin1");
    const largest = Math.max(size, ...Object.keys(objects).map((number) => Number(number) + 1));
    const trailer = (how.entries ?? ((text) => text))(entries);
    const end = `xref\n${rows.join("")}trailer\n<<${trailer}/Size ${largest}/Prev ${how.prev ?? start}>>\nstartxref\n${how.start ?? at + between.length}\n%%EOF\n`;
    return Buffer.concat([...parts, between, Buffer.from(end, "latin1")]);
}
