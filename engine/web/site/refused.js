/** Foreign bytes or texts that do not have the one form we accept. Readers throw it; check.js catches it. */
export class Refused extends Error {
    /**
     * @param {string} kind  what the caller decides by: "text", "form", "newer", "preview", "pdf", "cms", "list" …
     * @param {string} why   what was found, in English, for tests and developers; people read the texts of site.*
     */
    constructor(kind, why) {
        super(why);
        this.kind = kind;
    }
}
