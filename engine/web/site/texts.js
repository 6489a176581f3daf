const isolate = ["\u2068", "\u2069"];

/** The texts of the page in one language, and how that language writes dates and numbers. */
export class Texts {
    /** @param {{language: string, formats: string, name: string, dir: "ltr" | "rtl", messages: Record<string, string>}} json */
    constructor(json) {
        this.language = json.language;
        this.formats = json.formats;
        this.direction = json.dir;
        this.messages = json.messages;
    }

    /** @param {string} key @returns {boolean} */
    has(key) {
        return Object.hasOwn(this.messages, key);
    }

    /**
     * @param {string} key @param {Record<string, string>} [values] for the {names} of the message
     * @returns {string}
     */
    text(key, values = {}) {
        const message = this.has(key) ? this.messages[key] : key;
        return message.replace(/\{(\w+)\}/g, (_, name) => this.isolated(values[name] ?? ""));
    }

    // What is filled in keeps its own direction; only needed where it may differ.
    isolated(value) {
        return this.direction === "rtl" ? isolate[0] + value + isolate[1] : value;
    }

    /** @param {Date} date midnight UTC @param {"day" | "month" | "year"} precision @returns {string} */
    date(date, precision = "day") {
        const parts = {
            day: { day: "numeric", month: "long", year: "numeric" },
            month: { month: "long", year: "numeric" },
            year: { year: "numeric" },
        };
        return new Intl.DateTimeFormat(this.formats, { ...parts[precision], timeZone: "UTC" }).format(date);
    }

    /** @param {Date} begin @param {Date} end @returns {string} */
    period(begin, end) {
        const format = new Intl.DateTimeFormat(this.formats, { dateStyle: "long", timeZone: "UTC" });
        return format.formatRange(begin, end);
    }

    /** @param {Date} instant @returns {string} in the reader's time zone */
    instant(instant) {
        return new Intl.DateTimeFormat(this.formats, {
            day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short",
        }).format(instant);
    }

    /** @param {string} decimal "1.5" @returns {string} with the language's digits and separator, and no digit less */
    decimal(decimal) {
        const places = decimal.split(".")[1]?.length ?? 0;
        if (decimal.length > 15) return decimal; // more digits than a number holds
        const how = { useGrouping: false, minimumFractionDigits: places, maximumFractionDigits: places };
        return new Intl.NumberFormat(this.formats, how).format(Number(decimal));
    }
}

/**
 * The language to begin with: the one the address asks for, else the first of the reader's that there is.
 * @param {{tag: string}[]} languages @param {string | null} asked @param {readonly string[]} preferred
 * @returns {string}
 */
export function chosenLanguage(languages, asked, preferred) {
    const tags = languages.map(({ tag }) => tag);
    for (const wish of [asked, ...preferred]) {
        // Some browsers name Norwegian by the tag of both its written forms.
        for (let tag = wish?.replace(/^no(?=-|$)/, "nb") ?? ""; tag; tag = tag.includes("-") ? tag.slice(0, tag.lastIndexOf("-")) : "") {
            const known = tags.find((one) => one.toLowerCase() === tag.toLowerCase());
            if (known) return known;
        }
    }
    return tags.includes("en") ? "en" : tags[0];
}
