import { Name, Reference, Stream } from "./pdf_values.js";
import { codeFromText } from "./link.js";
import { decompressed } from "./published.js";
import { Refused } from "./refused.js";
import { latin } from "./revision.js";

const recordName = "credential.json";
const largestRecord = 1 << 20;
const deepestTree = 16;

function refuse(why) {
    throw new Refused("altered", why);
}

function linkOf(pdf, annotation) {
    const action = pdf.entry(annotation, "A");
    const address = pdf.entry(action, "URI");
    if (pdf.entry(annotation, "Subtype")?.text !== "Link" || !(address instanceof Uint8Array)) return null;
    const text = latin(address);
    return text.includes("#") && codeFromText(text) ? text : null;
}

/**
 * The text of the code that a page links to.
 * @param {import("./pdf.js").Pdf} pdf
 * @returns {string | null} null where there is none
 * @throws {Refused} "altered" where two different ones are linked
 */
export function linkedCode(pdf) {
    let found = null;
    for (const page of pdf.pages()) {
        const annotations = pdf.entry(page, "Annots");
        for (const annotation of Array.isArray(annotations) ? annotations : []) {
            const link = linkOf(pdf, annotation);
            if (link && found && link !== found) refuse("two different codes");
            found ??= link;
        }
    }
    return found;
}

// The name tree /EmbeddedFiles (ISO 32000-1, 7.9.6).
function embeddedFiles(pdf, node, depth, into, seen = new Set()) {
    const number = node instanceof Reference ? node.number : null;
    if (depth > deepestTree || seen.has(number)) refuse("a name tree that is no tree, or nested too deeply");
    if (number !== null) seen.add(number);
    const names = pdf.entry(node, "Names");
    if (Array.isArray(names)) into.push(...names.filter((_, i) => i % 2 === 1));
    const kids = pdf.entry(node, "Kids");
    for (const kid of Array.isArray(kids) ? kids : []) embeddedFiles(pdf, kid, depth + 1, into, seen);
    return into;
}

function isRecord(pdf, specification) {
    return ["UF", "F"].some((key) => {
        const name = pdf.entry(specification, key);
        return name instanceof Uint8Array && textOfString(name) === recordName;
    });
}

function textOfString(bytes) {
    return bytes[0] === 0xfe && bytes[1] === 0xff ? new TextDecoder("utf-16be").decode(bytes.subarray(2)) : latin(bytes);
}

function fileReference(pdf, specification) {
    const files = pdf.entry(specification, "EF");
    const file = files instanceof Map ? files.get("F") : null;
    return file instanceof Reference ? file : refuse("an attachment without a file");
}

async function contentOf(pdf, stream) {
    const filter = pdf.entry(stream, "Filter");
    const name = Array.isArray(filter) && filter.length === 1 ? pdf.resolved(filter[0]) : filter;
    if (name === null) return stream.data.length <= largestRecord ? stream.data : refuse("a record that is too large");
    const isDeflate = name instanceof Name && name.text === "FlateDecode" && pdf.entry(stream, "DecodeParms") === null;
    if (!isDeflate) refuse("a record that is packed in another way");
    return decompressed(stream.data, "deflate", largestRecord);
}

/**
 * The bytes of credential.json, attached once and associated with the document.
 * @param {import("./pdf.js").Pdf} pdf
 * @returns {Promise<Uint8Array | null>} null where there is none
 * @throws {Refused} "altered" where there are several
 */
export async function attachedRecord(pdf) {
    const catalog = pdf.catalog();
    const named = embeddedFiles(pdf, pdf.entry(pdf.entry(catalog, "Names"), "EmbeddedFiles"), 0, []);
    const associated = pdf.entry(catalog, "AF");
    const byName = named.filter((one) => isRecord(pdf, one));
    const byList = (Array.isArray(associated) ? associated : []).filter((one) => isRecord(pdf, one));
    if (byName.length === 0 && byList.length === 0) return null;
    if (byName.length !== 1 || byList.length !== 1) refuse("a record that is not attached exactly once");
    const file = fileReference(pdf, byName[0]);
    if (fileReference(pdf, byList[0]).number !== file.number) refuse("two different records");
    const stream = pdf.resolved(file);
    return stream instanceof Stream ? contentOf(pdf, stream) : refuse("an attachment without a file");
}
