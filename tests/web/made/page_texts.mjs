// The texts of the page as `sigillum publish` writes them, from the message catalogues of the project.
import { readdirSync, readFileSync } from "node:fs";

const rightToLeft = ["ar", "fa", "he", "ur", "yi"];
const types = ["name.achievement.academic", "name.achievement.professional", "name.completion", "name.participation"];

/** @returns {Record<string, object>} by language tag */
export function pageTexts(locales) {
    const texts = {};
    for (const file of readdirSync(locales).filter((name) => name.endsWith(".json")).sort()) {
        const { language, formats, name, messages } = JSON.parse(readFileSync(new URL(file, locales)));
        const shown = Object.entries(messages).filter(([key]) => key.startsWith("site.") || types.includes(key));
        const dir = rightToLeft.includes(language.split("-")[0]) ? "rtl" : "ltr";
        texts[language] = { language, formats, name, dir, messages: Object.fromEntries(shown) };
    }
    return texts;
}

/** @returns {object} site.json */
export function siteJson(texts, { host, issuer }) {
    return { host, issuer, languages: Object.values(texts).map(({ language, name, dir }) => ({ tag: language, name, dir })) };
}
