import { checkCode } from "./check.js";
import { byId } from "./dom.js";
import { keySetFromJson } from "./keys.js";
import { keepForOffline } from "./offline.js";
import { stamp, strip } from "./ornament.js";
import { Published } from "./published.js";
import { Screen } from "./screen.js";
import { Speech } from "./speech.js";
import { chosenLanguage } from "./texts.js";
import { Ways } from "./ways.js";

/** One check after the other: from the address or by hand, with the issuer's keys, to an answer on the screen. */
export class Page {
    constructor() {
        this.published = new Published(new URL("./", document.baseURI.split("#")[0]));
        this.turn = 0; // the newest check; answers of older ones are dropped
    }

    async start() {
        this.loadKeys().catch(() => {}); // said where a check needs them
        const early = this.fragment() && this.reported(this.checkOfAddress()); // while the texts are still on their way
        const site = await this.published.json("site.json");
        const asked = new URLSearchParams(location.search).get("lang");
        this.speech = new Speech(this.published, site.languages);
        await this.speech.speak(chosenLanguage(site.languages, asked, navigator.languages));
        this.screen = new Screen(this.speech, site);
        this.screen.entitle();
        this.adorn(site);
        this.listen();
        if (early) await this.check(() => early, false);
        keepForOffline(this.speech.texts.language);
    }

    adorn(site) {
        byId("stamp").append(stamp());
        byId("strip").append(strip());
        byId("host").textContent = site.issuer ? `${site.issuer} · ${site.host}` : site.host;
    }

    listen() {
        addEventListener("hashchange", () => this.readAddress());
        this.speech.offer(() => this.sayAgain());
        byId("again").addEventListener("click", () => this.backToWays());
        new Ways(this).open();
    }

    /** In the language that was chosen now. */
    async sayAgain() {
        this.screen.entitle();
        this.screen.complain("");
        if (this.screen.report) this.screen.show(this.screen.report, await this.loadKeys(), "keep");
        keepForOffline(this.speech.texts.language);
    }

    /** Asks again after a failure. @returns {Promise<import("./keys.js").KeySet>} */
    loadKeys() {
        this.keys ??= this.published.json("keys.json").then(keySetFromJson);
        this.keys.catch(() => (this.keys = null));
        return this.keys;
    }

    fragment() {
        return location.hash.slice(1);
    }

    checkOfAddress() {
        const fragment = this.fragment();
        return (around) => checkCode(fragment, null, around);
    }

    async readAddress() {
        if (this.fragment()) await this.check(this.checkOfAddress(), true);
        else this.backToWays();
    }

    /** Of something else than what the address holds; so that a reload does not bring that back. */
    async checkByHand(run) {
        this.leaveAddress();
        await this.check(run, true);
    }

    async check(run, byHand) {
        this.forget();
        const turn = this.turn;
        this.screen.wait();
        const report = await this.reported(run);
        if (turn !== this.turn) return;
        this.screen.endWaiting();
        if (report) this.screen.show(report, await this.loadKeys(), byHand ? "focus" : "announce");
        else this.screen.complain(this.speech.say("keys_missing"));
    }

    async reported(run) {
        try {
            const keys = await this.loadKeys();
            return await run({ published: this.published, keys, now: new Date() });
        } catch (error) {
            console.error(error.message); // names no fact
            return null;
        }
    }

    forget() {
        this.turn += 1;
        this.screen.forget();
    }

    leaveAddress() {
        if (location.hash) history.replaceState(null, "", location.pathname + location.search);
    }

    backToWays() {
        this.forget();
        this.leaveAddress();
        byId("number").value = "";
        byId("ways-heading").focus();
    }
}

new Page().start().catch(() => {
    byId("broken").hidden = false;
});
