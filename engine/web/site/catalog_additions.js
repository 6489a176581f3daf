import { differingKeys, Name, sameValue } from "./pdf_values.js";
import { changed, unjudged } from "./review.js";

/**
 * What an update renews at the top of the document: the trailer, and the catalog where something hangs on it.
 * @param {import("./review.js").Review} review
 */
export function catalogAdditions(review) {
    reviewTrailer(review);
    reviewCatalog(review);
}

function reviewTrailer(review) {
    const old = review.before.trailer;
    const now = review.after.trailer;
    if (differingKeys(old, now).some((key) => !["Size", "Prev", "ID"].includes(key))) changed("the trailer");
    const [oldId, newId] = [old.get("ID"), now.get("ID")];
    const isId = Array.isArray(newId) && newId.length === 2 && newId.every((part) => part instanceof Uint8Array);
    if (now.has("ID") && !isId) changed("the identifier");
    if (oldId !== undefined && (!isId || !sameValue(oldId[0], newId[0]))) changed("the identifier");
}

function reviewCatalog(review) {
    const root = review.after.trailer.get("Root");
    if (!review.isAltered(root)) return;
    const old = review.before.catalog();
    const now = review.after.catalog();
    const keys = differingKeys(old, now);
    if (keys.some((key) => !["DSS", "Extensions", "AcroForm"].includes(key))) changed("the catalog");
    if (keys.includes("Extensions")) reviewExtensions(old.get("Extensions") ?? new Map(), now.get("Extensions"));
    review.explain(root);
}

// Which extensions of the format are in use (ISO 32000-1, 7.12): names and numbers.
function reviewExtensions(old, now) {
    if (!(old instanceof Map) || !(now instanceof Map)) unjudged("extensions of another form");
    for (const key of differingKeys(old, now)) {
        const values = now.get(key) instanceof Map ? [...now.get(key).values()] : [null];
        const plain = values.every((value) => value instanceof Name || typeof value === "number");
        if (old.has(key) || !(plain || key === "Type")) unjudged("extensions of another form");
    }
}
