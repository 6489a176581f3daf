import { Refused } from "./refused.js";

const ofTheStream = new Set(["Type", "W", "Index", "Length"]);
const widest = 6; // bytes: more than a number can be exact with

function refuse(why) {
    throw new Refused("pdf", why);
}

/**
 * Where an object stands: at a place of the file, or in an object stream; null for one that is given up.
 * @typedef {{place: number, generation: number} | {stream: number, index: number, generation: 0} | null} Where
 */

/**
 * The entries of a cross-reference stream (ISO 32000-1, 7.5.8) that is stored without compression, as ours are.
 * @param {import("./pdf_values.js").Stream} stream @param {number} most objects
 * @returns {[number, Where][]} by the object's number, in their order
 * @throws {Refused} "pdf"
 */
export function crossReferences({ dictionary, data }, most) {
    if (dictionary.get("Type")?.text !== "XRef") refuse("no cross-reference stream");
    if (dictionary.has("Filter")) refuse("a compressed cross-reference stream");
    const widths = dictionary.get("W");
    if (!Array.isArray(widths) || widths.length !== 3 || !widths.every((width) => width >= 1 && width <= widest)) refuse("fields of other widths");
    const sections = dictionary.get("Index") ?? [0, dictionary.get("Size")];
    if (!Array.isArray(sections) || sections.length % 2 !== 0 || !sections.every(Number.isSafeInteger)) refuse("no sections of objects");
    const entries = [];
    let at = 0;
    const field = (width) => data.subarray(at, (at += width)).reduce((value, byte) => value * 256 + byte, 0);
    for (let i = 0; i < sections.length; i += 2) {
        const [first, count] = [sections[i], sections[i + 1]];
        if (first < 0 || count < 0 || first + count > most) refuse("too many objects");
        for (let number = first; number < first + count; ++number) {
            const [type, second, third] = widths.map(field);
            if (at > data.length) refuse("a cross-reference stream that ends too early");
            entries.push([number, where(type, second, third)]);
        }
    }
    return entries;
}

// Table 18 of ISO 32000-1.
function where(type, second, third) {
    if (type === 1) return { place: second, generation: third };
    return type === 2 ? { stream: second, index: third, generation: 0 } : null;
}

/** @param {Map<string, any>} dictionary of a cross-reference stream @returns {Map<string, any>} what of it is the file's trailer */
export function trailerOf(dictionary) {
    return new Map([...dictionary].filter(([key]) => !ofTheStream.has(key)));
}
