import { byId } from "./dom.js";
import { verdictView } from "./verdict_view.js";

/** The places of the page where answers, complaints and waiting are shown. Holds no fact longer than it is shown. */
export class Screen {
    /** @param {import("./speech.js").Speech} speech @param {{host?: string}} site */
    constructor(speech, site) {
        this.speech = speech;
        this.host = site.host?.toLowerCase() ?? null;
        this.report = null;
    }

    /** In the language that is spoken now. */
    entitle() {
        const title = this.speech.say("title");
        document.title = this.report ? `${this.outcome()} · ${title}` : title;
    }

    outcome() {
        return this.speech.say(`outcome.${this.report.outcome}`);
    }

    wait() {
        byId("checking").hidden = false;
        document.body.classList.add("busy");
    }

    endWaiting() {
        byId("checking").hidden = true;
        document.body.classList.remove("busy");
    }

    /**
     * @param {import("./check.js").Report} report @param {import("./keys.js").KeySet} keys
     * @param {"focus" | "announce" | "keep"} then what a reader who does not see is told
     */
    show(report, keys, then) {
        this.report = report;
        byId("verdict").replaceChildren(verdictView(report, this.speech.texts, keys, this.host));
        byId("result").hidden = false;
        document.body.classList.add("answered");
        this.entitle();
        if (then === "announce") byId("announcement").textContent = this.outcome();
        if (then === "focus") byId("outcome").focus();
        if (then === "focus") scrollTo({ top: 0 });
    }

    /** Takes the last answer away, so that it is never read as that to the next question. */
    forget() {
        this.report = null;
        byId("result").hidden = true;
        byId("verdict").replaceChildren();
        byId("announcement").textContent = "";
        document.body.classList.remove("answered");
        this.entitle();
        this.complain("");
    }

    /** @param {string} words "" for none @param {HTMLElement} [field] that has to be looked at */
    complain(words, field) {
        this.endWaiting();
        byId("complaint").textContent = words;
        byId("number").removeAttribute("aria-invalid");
        if (!words || !field) return;
        if (field === byId("number")) field.setAttribute("aria-invalid", "true");
        field.focus();
    }
}
