import { catalogAdditions } from "./catalog_additions.js";
import { formAdditions } from "./form_additions.js";
import { sameValue } from "./pdf_values.js";
import { changed, Review, unjudged } from "./review.js";
import { structureAdditions } from "./structure_additions.js";
import { timeOfStamp } from "./time_stamp.js";
import { updatesBehind } from "./updates.js";
import { validationAdditions } from "./validation_additions.js";

function reviewed(before, update) {
    const review = new Review(before, update);
    catalogAdditions(review);
    const validation = validationAdditions(review);
    const fields = formAdditions(review);
    structureAdditions(review, new Set(fields.map(({ number }) => number)));
    review.refuseTheRest();
    return { validation, fields };
}

/** Each new field holds a time stamp over the whole document as it stood then; each signature stands in such a field. */
async function timesOf(fields, revisions, update) {
    if (fields.length > 1 || revisions.length !== fields.length) unjudged("signatures that are not in fields of their own");
    const times = [];
    for (const [i, field] of fields.entries()) {
        const { at, gap, end, cms, content } = revisions[i];
        const { begin, end: behind } = update.objects.get(field.stamp.number);
        const said = update.after.resolved(field.stamp).get("Contents");
        const isHere = at > begin && gap[0] > begin && gap[1] < behind && said instanceof Uint8Array;
        if (!isHere || !sameValue(said.slice(0, cms.length), cms) || end !== update.end) unjudged("a time stamp that does not cover all");
        times.push((await timeOfStamp(cms, content())) ?? changed("a time stamp of something else"));
    }
    return times;
}

/**
 * What stands behind a sealed revision, where all of it is what archiving adds: validation data (/DSS) and document time
 * stamps (ETSI EN 319 142-1, 5.4). The rules are those of `sigillum verify`, or stricter.
 * @param {Uint8Array} file @param {import("./pdf.js").Pdf} sealed the revision
 * @param {import("./revision.js").Revision[]} revisions all signed ones of the file
 * @returns {Promise<{validation: boolean, times: Date[]}>} whether validation data was added, and what the stamps say
 * @throws {Refused} "changed" for what a seal does not permit, others for what this page cannot judge
 */
export async function additionsBehind(file, sealed, revisions) {
    const found = { validation: false, times: [] };
    let before = sealed;
    for (const update of updatesBehind(file, sealed)) {
        const { validation, fields } = reviewed(before, update);
        const own = revisions.filter(({ end }) => end > before.bytes.length && end <= update.end);
        found.validation ||= validation;
        found.times.push(...(await timesOf(fields, own, update)));
        before = update.after;
    }
    return found;
}
