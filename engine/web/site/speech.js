import { byId, element } from "./dom.js";
import { Texts } from "./texts.js";

/** The language that the page speaks: its texts, and where they stand. */
export class Speech {
    /** @param {import("./published.js").Published} published @param {{tag: string, name: string, dir: string}[]} languages */
    constructor(published, languages) {
        this.published = published;
        this.languages = languages;
        this.texts = null;
    }

    /**
     * Puts the texts of one language into the page.
     * @param {string} tag
     * @throws {import("./refused.js").Refused} "unreachable"; then the page speaks as before
     */
    async speak(tag) {
        this.texts = new Texts(await this.published.json(`texts/${tag}.json`));
        document.documentElement.lang = this.texts.language;
        document.documentElement.dir = this.texts.direction;
        for (const place of document.querySelectorAll("[data-text]")) place.textContent = this.say(place.dataset.text);
    }

    /** @param {string} key without "site." @param {Record<string, string>} [values] @returns {string} */
    say(key, values) {
        return this.texts.text(`site.${key}`, values);
    }

    /** Offers the languages. @param {() => void} then called after another one was chosen */
    offer(then) {
        const list = byId("language");
        list.append(...this.languages.map(({ tag, name, dir }) => element("option", { value: tag, lang: tag, dir }, name)));
        list.value = this.texts.language;
        list.addEventListener("change", () => this.change(list, then));
    }

    // The language chosen stands in the address, and nowhere else.
    async change(list, then) {
        try {
            await this.speak(list.value);
        } catch {
            list.value = this.texts.language; // offline, and never loaded
            return;
        }
        const address = new URL(location.href);
        address.searchParams.set("lang", list.value);
        history.replaceState(null, "", address);
        then();
    }
}
