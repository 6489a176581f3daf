import { dateOfDay, instantFromIso } from "./day.js";
import { element } from "./dom.js";
import { grouped, numberFromTyped } from "./number.js";
import { emblem, spindle } from "./ornament.js";

/** @typedef {import("./check.js").Report} Report */
/** @typedef {import("./texts.js").Texts} Texts */

/** How an outcome looks: the sign in its emblem, and its tone. The words say it without either. */
const looks = {
    authentic: ["good", "good"],
    revoked: ["bad", "bad"],
    replaced: ["replaced", "caution"],
    suspended: ["suspended", "caution"],
    expired: ["expired", "caution"],
    "unknown-key": ["bad", "bad"],
    altered: ["bad", "bad"],
    "key-revoked": ["bad", "bad"],
    "key-not-valid": ["bad", "bad"],
    "status-unknown": ["unknown", "caution"],
    "pages-unchecked": ["unknown", "caution"],
    "not-ours": ["notice", "neutral"],
    unreadable: ["notice", "neutral"],
    preview: ["notice", "neutral"],
    "number-current": ["number", "neutral"],
    "number-unknown": ["notice", "caution"],
    "number-not-asked": ["unknown", "caution"],
};
const typeNames = {
    "academic-achievement": "name.achievement.academic",
    "professional-achievement": "name.achievement.professional",
    completion: "name.completion",
    participation: "name.participation",
};
const resultSigns = { passed: "✓", failed: "✗", unchecked: "–" };
const good = ["authentic", "number-current"];

/** Writes one report as elements, in one language. */
class VerdictView {
    constructor(report, texts, keys, host) {
        Object.assign(this, { report, texts, keys, host });
    }

    whole() {
        const [sign, tone] = looks[this.report.outcome];
        // A specimen never looks like the real thing.
        const tamed = this.report.specimen && good.includes(this.report.outcome);
        return element("article", { class: `verdict ${tamed ? "neutral" : tone}` },
            this.headline(tamed ? "notice" : sign), this.facts(), this.status(), this.seal(), this.checks(), this.technical());
    }

    say(key, values) {
        return this.texts.text(`site.${key}`, values);
    }

    paragraph(key, className, values) {
        return element("p", { class: className }, this.say(key, values));
    }

    headline(sign) {
        const { outcome, specimen, host, detail, source } = this.report;
        const explain = [`explain.${outcome}.${detail}`, `explain.${outcome}.${source}`, `explain.${outcome}`]
            .find((key) => this.texts.has(`site.${key}`));
        const foreign = host && this.host && host !== this.host;
        return element("header", { class: "headline" },
            emblem(sign),
            specimen && element("p", { class: "specimen-mark" }, this.say("specimen")),
            element("h2", { id: "outcome", tabindex: "-1" }, this.say(`outcome.${outcome}`)),
            this.paragraph(explain, "explanation"),
            detail && this.texts.has(`site.detail.${detail}`) && this.paragraph(`detail.${detail}`, "explanation"),
            specimen && this.paragraph("specimen.note", "explanation"),
            foreign && this.paragraph("foreign_host", "note", { host, own: this.host }));
    }

    row(key, value, className, attributes = {}) {
        if (!value) return null;
        return element("div", { class: className },
            element("dt", {}, this.say(`fact.${key}`)),
            element("dd", { dir: "auto", ...attributes }, value));
    }

    // Certified as it stands: in a language we do not know, never to be translated.
    certified(key, value, className = "") {
        return this.row(key, value, className, { lang: "", translate: "no" });
    }

    facts() {
        const { facts, source } = this.report;
        if (!facts) return this.report.number ? this.numberFacts() : null;
        const compare = source === "file" ? "compare.file" : "compare.paper";
        return element("section", { class: "facts", "aria-labelledby": "facts-heading" },
            element("h3", { id: "facts-heading" }, this.say(compare)),
            element("div", { class: "sheet" },
                element("p", { class: "sheet-title" }, this.texts.text(typeNames[facts.type])),
                spindle(),
                element("dl", {}, ...this.learnerRows(facts), ...this.awardRows(facts))),
            this.paragraph("compare.identity", "reminder"));
    }

    learnerRows(facts) {
        return [
            this.certified("name", facts.name, "name"),
            this.certified("latin_name", facts.latinName),
            this.row("birth_date", this.birthDate(facts.birthDate)),
            this.certified("opportunity", [facts.kind, facts.title].filter(Boolean).join(" "), "opportunity"),
        ];
    }

    awardRows(facts) {
        const { texts } = this;
        const day = (days) => days !== undefined && texts.date(dateOfDay(days));
        const { period, workload } = facts;
        return [
            this.certified("awarding_body", this.keys.awardingBody(facts.awardingBody)),
            this.certified("alliance", this.keys.alliance(facts.alliance)),
            this.row(facts.type.endsWith("achievement") ? "date_of_issuing" : "date", day(facts.date)),
            this.row("period", period && texts.period(dateOfDay(period.begin), dateOfDay(period.end))),
            this.row("workload", workload && `${texts.decimal(workload.amount)} ${this.unit(workload.unit)}`),
            this.row("eqf_level", facts.eqfLevel && texts.decimal(String(facts.eqfLevel))),
            this.row("valid_until", day(facts.validUntil)),
            this.row("number", grouped(facts.number), "number", { dir: "ltr", translate: "no" }),
        ];
    }

    unit(unit) {
        return unit === "h" ? this.say("unit.hours") : unit;
    }

    birthDate(date) {
        if (!date) return null;
        if (date.day !== undefined) return this.texts.date(dateOfDay(date.day));
        const day = new Date(Date.UTC(2000, (date.month ?? 1) - 1, 1));
        day.setUTCFullYear(date.year);
        return this.texts.date(day, date.month ? "month" : "year");
    }

    numberFacts() {
        const { type, number } = this.report;
        return element("section", { class: "facts" },
            element("dl", {},
                this.row("number", grouped(number), "number", { dir: "ltr", translate: "no" }),
                this.row("type", type && this.texts.text(typeNames[type]))));
    }

    status() {
        const { status } = this.report;
        if (!status) return null;
        const state = status.state === "unknown" ? `status.unknown.${status.why}` : `status.${status.state}`;
        const known = this.texts.has(`site.${state}`) ? state : "status.unknown.unreachable";
        return element("section", { "aria-labelledby": "status-heading" },
            element("h3", { id: "status-heading" }, this.say("status")),
            element("p", {}, this.say(known)),
            element("dl", { class: "plain" }, ...this.statusRows(status)));
    }

    statusRows(status) {
        const since = instantFromIso(`${status.since}T00:00:00Z`);
        const reason = `reason.${status.reason}`;
        const successor = status.successor && numberFromTyped(String(status.successor)).number;
        return [
            this.row("since", since && this.texts.date(since)),
            this.row("reason", this.texts.has(`site.${reason}`) && this.say(reason)),
            this.row("successor", successor && grouped(successor), "number", { dir: "ltr", translate: "no" }),
            this.row("as_of", status.asOf && this.texts.instant(status.asOf)),
        ];
    }

    /** Whom the certificate of the seal names; the issuer answers for it by listing the seal. */
    seal() {
        const { sealer } = this.report;
        if (!sealer) return null;
        return element("section", { "aria-labelledby": "seal-heading" },
            element("h3", { id: "seal-heading" }, this.say("seal")),
            this.paragraph("seal.note"),
            element("dl", { class: "plain" },
                this.certified("sealer", sealer.name),
                this.certified("seal_organization", sealer.organization),
                this.certified("seal_authority", sealer.authority),
                this.row("seal_validity", sealer.from && sealer.until && this.texts.period(sealer.from, sealer.until))));
    }

    checks() {
        const { checks } = this.report;
        if (checks.length === 0) return null;
        return element("section", { "aria-labelledby": "checks-heading" },
            element("h3", { id: "checks-heading" }, this.say("checks")),
            element("ul", { class: "checks" }, ...checks.map(({ name, result, instant }) =>
                element("li", { class: result },
                    element("span", { class: "result", "aria-hidden": "true" }, resultSigns[result]),
                    element("span", {},
                        element("strong", {}, this.say(`result.${result}`)), " ", this.checked(name, result, instant))))));
    }

    checked(name, result, instant) {
        return this.say(`check.${name}.${result}`, { time: instant && this.texts.instant(instant) });
    }

    technical() {
        const { keyId } = this.report;
        if (!keyId) return null;
        return element("p", { class: "technical" }, this.say("key"), " ", element("code", { dir: "ltr" }, keyId));
    }
}

/**
 * @param {Report} report @param {Texts} texts @param {import("./keys.js").KeySet} keys
 * @param {string | null} host of this site, lower case
 * @returns {HTMLElement}
 */
export function verdictView(report, texts, keys, host) {
    return new VerdictView(report, texts, keys, host).whole();
}
