import { differingKeys, Name, Reference, sameValue } from "./pdf_values.js";
import { changed, unjudged } from "./review.js";

const ofField = ["Type", "Subtype", "FT", "T", "TU", "V", "F", "P", "Rect", "Ff", "Lang", "StructParent"];
const ofStamp = ["Type", "Filter", "SubFilter", "ByteRange", "Contents", "V", "M"];

/**
 * A new signature field and the dictionary of the time stamp in it.
 * @typedef {{number: number, stamp: Reference}} StampField
 */

/**
 * New invisible signature fields with document time stamps, in the form and on their pages.
 * @param {import("./review.js").Review} review
 * @returns {StampField[]}
 */
export function formAdditions(review) {
    const old = review.before.catalog().get("AcroForm");
    const now = review.after.catalog().get("AcroForm");
    const [before, after] = [review.before.resolved(old), review.after.resolved(now)];
    if (!(before instanceof Map) || !(after instanceof Map)) changed("the form");
    if ((old instanceof Reference || now instanceof Reference) && !sameValue(old, now)) changed("the form");
    const keys = differingKeys(before, after);
    if (keys.some((key) => !["Fields", "SigFlags"].includes(key))) changed("the form");
    if (keys.includes("SigFlags") && after.get("SigFlags") !== 3) changed("the form");
    review.explainHolder(old, now);
    const names = namesOf(review.before, before.get("Fields"));
    const fields = review.appended(before.get("Fields"), after.get("Fields")).map((field) => stampField(review, field, names));
    reviewPages(review, new Set(fields.map(({ number }) => number)));
    return fields;
}

function namesOf(pdf, fields) {
    const list = pdf.resolved(fields);
    return (Array.isArray(list) ? list : []).map((field) => pdf.entry(field, "T"));
}

function is(value, name) {
    return value instanceof Name && value.text === name;
}

function isEmpty(rectangle) {
    if (!Array.isArray(rectangle) || rectangle.length !== 4 || !rectangle.every((side) => typeof side === "number")) return false;
    return rectangle[0] === rectangle[2] || rectangle[1] === rectangle[3];
}

function stampField(review, reference, names) {
    const field = review.after.resolved(reference);
    if (!review.isAdded(reference) || !(field instanceof Map)) changed("a form field");
    if (!is(field.get("FT"), "Sig") || !is(field.get("Subtype"), "Widget")) changed("a form field that is no signature");
    if (!isEmpty(field.get("Rect"))) changed("a visible field");
    const references = [...field].filter(([, value]) => value instanceof Reference).map(([key]) => key);
    const isPlain = [...field.keys()].every((key) => ofField.includes(key)) && references.every((key) => ["P", "V"].includes(key));
    const name = field.get("T");
    if (!isPlain || !(name instanceof Uint8Array)) unjudged("a field that does more than hold a signature");
    if (names.some((known) => sameValue(known, name))) changed("two fields of one name");
    holdToStamp(review, field.get("V"));
    review.explain(reference);
    review.explainSole(field.get("V"));
    return { number: reference.number, stamp: field.get("V") };
}

function holdToStamp(review, reference) {
    const stamp = review.after.resolved(reference);
    if (!review.isAdded(reference) || !(stamp instanceof Map)) changed("a field without a signature of its own");
    if (!is(stamp.get("SubFilter"), "ETSI.RFC3161")) {
        // A certification permits no further signature; this page does not look for others.
        (review.before.catalog().has("Perms") ? changed : unjudged)("a further signature");
    }
    const isPlain = [...stamp].every(([key, value]) => ofStamp.includes(key) && !(value instanceof Reference));
    if (!isPlain) unjudged("a time stamp with something else in it");
}

// A page may gain the widgets of the new fields, and say in which order they are reached.
function reviewPages(review, fields) {
    const pages = review.after.pageReferences();
    if (!sameValue(review.before.pageReferences(), pages)) changed("the pages");
    for (const page of pages) {
        const old = review.before.resolved(page);
        const now = review.after.resolved(page);
        if (review.isAltered(page)) {
            const harmless = (key) => key === "Annots" || (key === "Tabs" && is(now.get("Tabs"), "S"));
            if (!differingKeys(old, now).every(harmless)) changed("a page");
            review.explain(page);
        }
        for (const annotation of review.appended(old.get("Annots"), now.get("Annots"))) {
            if (!(annotation instanceof Reference) || !fields.has(annotation.number)) changed("an annotation");
        }
    }
}
