import { differingKeys, Name, Reference, sameValue } from "./pdf_values.js";
import { changed, unjudged } from "./review.js";

const ofElement = ["Type", "S", "P", "K", "Pg"];

/**
 * The structure tree may gain one element for each new field (ISO 32000-1, 14.7.2 and 14.7.4.4).
 * @param {import("./review.js").Review} review @param {Set<number>} fields numbers of the new fields
 */
export function structureAdditions(review, fields) {
    const root = review.after.catalog().get("StructTreeRoot");
    const [old, now] = [review.before.resolved(root), review.after.resolved(root)];
    if (!(old instanceof Map) || !(now instanceof Map)) return;
    if (review.isAltered(root)) {
        const keys = differingKeys(old, now);
        if (keys.some((key) => !["K", "ParentTree", "ParentTreeNextKey"].includes(key))) changed("the structure tree");
        if (typeof now.get("ParentTreeNextKey") !== "number" && keys.includes("ParentTreeNextKey")) changed("the structure tree");
        review.explain(root);
    }
    reviewParents(review, old.get("ParentTree"), now.get("ParentTree"));
    reviewKids(review, old, now, fields);
    for (const number of review.altered) if (!review.explained.has(number)) reviewElement(review, number, fields);
}

// Any other element that has gained a kid.
function reviewElement(review, number, fields) {
    const at = { number, ...review.before.places.get(number) };
    const [old, now] = [review.before.object(at), review.after.object(at)];
    if (!(old instanceof Map) || !(now instanceof Map) || !old.has("S") || !old.has("P")) return;
    if (differingKeys(old, now).join() !== "K") changed("the structure tree");
    reviewKids(review, old, now, fields);
    review.explained.add(number);
}

// /K is one kid or a list of them.
function kidsOf(pdf, value) {
    const kids = pdf.resolved(value);
    if (kids === null) return [];
    return Array.isArray(kids) ? kids : [value];
}

function reviewKids(review, old, now, fields) {
    const earlier = kidsOf(review.before, old.get("K"));
    const later = kidsOf(review.after, now.get("K"));
    if (later.length < earlier.length || !earlier.every((kid, i) => sameValue(kid, later[i]))) changed("the structure tree");
    for (const kid of later.slice(earlier.length)) reviewNewElement(review, kid, fields);
    if (Array.isArray(review.after.resolved(now.get("K")))) review.explainHolder(old.get("K"), now.get("K"));
}

function reviewNewElement(review, reference, fields) {
    const element = review.after.resolved(reference);
    const kind = element instanceof Map && element.get("S") instanceof Name ? element.get("S").text : "";
    if (!review.isAdded(reference) || !["Form", "Annot"].includes(kind)) changed("the structure tree");
    if ([...element.keys()].some((key) => !ofElement.includes(key))) unjudged("an element that says more than where its field is");
    for (const kid of kidsOf(review.after, element.get("K"))) {
        const field = kid instanceof Map ? kid.get("Obj") : null;
        if (!(field instanceof Reference) || !fields.has(field.number)) changed("the structure tree");
    }
    review.explain(reference);
}

// A number tree of one level; a deeper one is not what our documents have, and its change stays unexplained.
function reviewParents(review, old, now) {
    const [before, after] = [review.before.resolved(old), review.after.resolved(now)];
    if (!(before instanceof Map) || !(after instanceof Map)) {
        if (!sameValue(old, now)) changed("the structure tree");
        return;
    }
    if (differingKeys(before, after).some((key) => !["Nums", "Limits"].includes(key))) changed("the structure tree");
    const entries = review.appended(before.get("Nums"), after.get("Nums"));
    const known = (review.before.resolved(before.get("Nums")) ?? []).length;
    const all = review.after.resolved(after.get("Nums")) ?? [];
    // A number that is there already must not get another meaning.
    const follows = (at) => Number.isSafeInteger(all[at]) && (at === 0 || all[at] > all[at - 2]);
    const fits = (entry, i) => (i % 2 === 0 ? follows(known + i) : review.isAdded(entry));
    if (known % 2 !== 0 || !entries.every(fits)) changed("the structure tree");
    review.explainHolder(old, now);
}
