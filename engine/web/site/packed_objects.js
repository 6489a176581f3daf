import { Reference, Stream } from "./pdf_values.js";
import { Syntax } from "./pdf_syntax.js";
import { decompressed } from "./published.js";
import { Refused } from "./refused.js";

const largest = 4 * 1024 * 1024; // of an object stream; ours have some 50 KB
const mostStreams = 16; // ours have one

function refuse(why) {
    throw new Refused("pdf", why);
}

// Pairs of number and place stand before the objects.
function objectsIn(dictionary, bytes) {
    const [count, first] = [dictionary.get("N"), dictionary.get("First")];
    if (![count, first].every(Number.isSafeInteger) || count < 0 || first > bytes.length) refuse("a malformed object stream");
    const pairs = new Syntax(bytes, 0);
    return Array.from({ length: count }, () => {
        const [number, place] = [pairs.integer(), pairs.integer()];
        if (pairs.at > first) refuse("an object stream with too few places");
        return { number, value: () => new Syntax(bytes, first + place).value() };
    });
}

/**
 * Reads the object streams of a revision (ISO 32000-1, 7.5.7), so that the objects in them are known as well.
 * @param {import("./pdf.js").Pdf} pdf
 * @throws {Refused} "pdf", "too-large", "compression"
 */
export async function unpack(pdf) {
    const inStreams = new Map();
    for (const [number, where] of pdf.places) {
        if (!where?.stream) continue;
        if (!inStreams.has(where.stream)) inStreams.set(where.stream, []);
        inStreams.get(where.stream).push({ number, index: where.index });
    }
    if (inStreams.size > mostStreams) refuse("too many object streams");
    for (const [number, wanted] of inStreams) {
        const stream = pdf.resolved(new Reference(number, 0));
        const filter = stream instanceof Stream ? stream.dictionary.get("Filter")?.text : null;
        if (filter !== "FlateDecode" || stream.dictionary.get("Type")?.text !== "ObjStm") refuse("an object stream of another form");
        if (stream.dictionary.has("DecodeParms") || stream.dictionary.has("Extends")) refuse("an object stream of another form");
        const objects = objectsIn(stream.dictionary, await decompressed(stream.data, "deflate", largest));
        for (const { number: own, index } of wanted) {
            if (objects[index]?.number !== own) refuse("an object stream that holds something else");
            pdf.packed.set(own, objects[index].value());
        }
    }
}
