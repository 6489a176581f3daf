import { Name, Reference, Stream } from "./pdf_values.js";
import { changed, unjudged } from "./review.js";

const lists = ["Certs", "OCSPs", "CRLs"];
const listsOfOne = ["Cert", "OCSP", "CRL"];

/**
 * /DSS (ETSI EN 319 142-1, 5.4.2): certificates and revocation data, which no reader shows on a page.
 * @param {import("./review.js").Review} review
 * @returns {boolean} whether there is any that was not there before
 */
export function validationAdditions(review) {
    const old = review.before.catalog().get("DSS");
    const now = review.after.catalog().get("DSS");
    if (now === undefined) return old === undefined ? false : changed("the validation data was taken away");
    const before = review.explained.size;
    reviewLists(review, old, now, [...lists, "VRI"], lists);
    const oldDetails = entry(review.before, old, "VRI");
    const details = entry(review.after, now, "VRI");
    if (details !== undefined) reviewDetails(review, oldDetails, details);
    return old === undefined || review.explained.size > before;
}

function entry(pdf, holder, key) {
    const dictionary = pdf.resolved(holder);
    return dictionary instanceof Map ? dictionary.get(key) : undefined;
}

// One dictionary for each signature, named by a digest of it.
function reviewDetails(review, old, now) {
    const details = review.after.resolved(now);
    if (!(details instanceof Map)) unjudged("validation data of another form");
    review.explainHolder(old, now);
    for (const [key, one] of details) {
        if (key !== "Type") reviewLists(review, entry(review.before, old, key), one, [...listsOfOne, "TU"], listsOfOne);
    }
}

function reviewLists(review, old, now, permitted, ofStreams) {
    const data = review.after.resolved(now);
    if (!(data instanceof Map)) unjudged("validation data of another form");
    review.explainHolder(old, now);
    for (const [key, value] of data) {
        if (key !== "Type" && !permitted.includes(key)) unjudged("validation data with something else in it");
        if (ofStreams.includes(key)) reviewList(review, entry(review.before, old, key), value);
    }
}

function reviewList(review, old, now) {
    const items = review.after.resolved(now);
    if (!Array.isArray(items)) unjudged("validation data of another form");
    review.explainHolder(old, now);
    for (const item of items) {
        if (!(item instanceof Reference) || !isPlain(review.after.resolved(item))) unjudged("validation data of another form");
        if (review.isAdded(item)) review.explain(item);
    }
}

function isPlain(stream) {
    if (!(stream instanceof Stream)) return false;
    const filter = stream.dictionary.get("Filter");
    const packed = filter === undefined || (filter instanceof Name && filter.text === "FlateDecode");
    return packed && [...stream.dictionary.keys()].every((key) => ["Length", "Filter"].includes(key));
}
