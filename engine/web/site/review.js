import { Reference, sameValue, Stream } from "./pdf_values.js";
import { Refused } from "./refused.js";

/** The pages, or what they mean, may be others now. @returns {never} */
export function changed(why) {
    throw new Refused("changed", why);
}

/** Perhaps harmless, but nothing that this page can judge. @returns {never} */
export function unjudged(why) {
    throw new Refused("unjudged", why);
}

/** Numbers of the objects that a document refers to, each with how often. */
function referencesOf(pdf) {
    const counts = new Map();
    const open = [...pdf.trailer.values()];
    while (open.length > 0) {
        let value = open.pop();
        if (value instanceof Reference) {
            counts.set(value.number, (counts.get(value.number) ?? 0) + 1);
            if (counts.get(value.number) > 1) continue;
            value = pdf.resolved(value);
        }
        const holder = value instanceof Stream ? value.dictionary : value;
        if (holder instanceof Map || Array.isArray(holder)) for (const one of holder.values()) open.push(one);
    }
    return counts;
}

/**
 * One update held against the document before it. Every object of it starts unexplained; each part of the review walks to
 * the places where a permitted addition shows, and explains it. What is unexplained at the end is none.
 */
export class Review {
    /** @param {import("./pdf.js").Pdf} before @param {import("./updates.js").Update} update */
    constructor(before, update) {
        this.before = before;
        this.after = update.after;
        this.update = update;
        this.added = new Set();
        this.altered = new Set();
        this.explained = new Set();
        this.references = referencesOf(this.after);
        const earlier = referencesOf(before);
        for (const [number, { generation }] of update.objects) this.sort(number, generation, earlier);
    }

    sort(number, generation, earlier) {
        const old = this.before.places.get(number);
        if (!old) {
            // What was there before would lead to it at once.
            if (earlier.has(number)) changed("an object that the document was waiting for");
            this.added.add(number);
        } else if (old.generation !== generation) {
            changed("an object that was given up and used again");
        } else if (!sameValue(this.before.object({ number, generation }), this.after.object({ number, generation }))) {
            this.altered.add(number);
        }
    }

    /** @param {any} value @returns {boolean} whether it is a reference to an object of this update that was not there before */
    isAdded(value) {
        return value instanceof Reference && this.added.has(value.number) && this.after.resolved(value) !== null;
    }

    /** @param {any} value @returns {boolean} whether it refers to an object that was there before with another content */
    isAltered(value) {
        return value instanceof Reference && this.altered.has(value.number);
    }

    /** @param {Reference} reference */
    explain(reference) {
        this.explained.add(reference.number);
    }

    /** Explains an object that stands in this one place of the document, before and after; a direct value needs none. */
    explainHolder(old, now) {
        if (this.isAdded(now)) this.explainSole(now);
        else if (this.isAltered(now) && sameValue(old, now)) this.explainSole(now);
    }

    explainSole(reference) {
        if (this.references.get(reference.number) !== 1) changed("an object with two uses");
        this.explain(reference);
    }

    /** What stands in a list behind what stood in it before. @param {any} old @param {any} now @returns {any[]} */
    appended(old, now) {
        const earlier = this.before.resolved(old) ?? [];
        const later = this.after.resolved(now) ?? [];
        if (!Array.isArray(earlier) || !Array.isArray(later)) changed("a list that is none");
        if (later.length < earlier.length || !earlier.every((item, i) => sameValue(item, later[i]))) changed("a list that was changed");
        this.explainHolder(old, now);
        return later.slice(earlier.length);
    }

    /** What the review has not come to. */
    refuseTheRest() {
        for (const number of this.altered) if (!this.explained.has(number)) this.refuseAltered(number);
        for (const number of this.added) {
            if (this.explained.has(number)) continue;
            if (this.references.has(number)) changed(`object ${number} was added`);
            unjudged(`object ${number} was added, and nothing leads to it`);
        }
    }

    refuseAltered(number) {
        const old = this.before.object({ number, ...this.before.places.get(number) });
        const isEmptySignature = old instanceof Map && old.get("FT")?.text === "Sig" && !old.has("V");
        if (isEmptySignature) unjudged("an empty signature field that was there before");
        changed(`object ${number}`);
    }
}
