import { checkCode, checkFile, checkNumber, noCode } from "./check.js";
import { element } from "./dom.js";
import { keySetFromJson } from "./keys.js";
import { codeFromText } from "./link.js";
import { numberFromTyped } from "./number.js";
import { stamp, strip } from "./ornament.js";
import { Published } from "./published.js";
import { chosenLanguage, Texts } from "./texts.js";
import { verdictView } from "./verdict_view.js";

const largestFile = 64 * 1024 * 1024;
const byId = (id) => document.getElementById(id);

/** The page: what is shown, and what a person does on it. Holds no fact longer than it is shown. */
class Page {
    constructor() {
        this.published = new Published(new URL("./", document.baseURI.split("#")[0]));
        this.report = null;
        this.turn = 0; // the newest check; answers of older ones are dropped
        this.scan = null;
    }

    async start() {
        this.loadKeys().catch(() => {}); // said where a check needs them
        const early = this.fragment() && this.reported(this.checkOfAddress()); // while the texts are still on their way
        this.site = await this.published.json("site.json");
        const asked = new URLSearchParams(location.search).get("lang");
        await this.speak(chosenLanguage(this.site.languages, asked, navigator.languages));
        this.adorn();
        this.listen();
        if (early) await this.check(() => early, false);
        this.keepForOffline();
    }

    /** Asks again after a failure. @returns {Promise<import("./keys.js").KeySet>} */
    loadKeys() {
        this.keys ??= this.published.json("keys.json").then(keySetFromJson);
        this.keys.catch(() => (this.keys = null));
        return this.keys;
    }

    adorn() {
        byId("stamp").append(stamp());
        byId("strip").append(strip());
        const list = byId("language");
        list.append(...this.site.languages.map(({ tag, name }) => element("option", { value: tag, lang: tag }, name)));
        list.value = this.texts.language;
        byId("host").textContent = this.site.issuer ? `${this.site.issuer} · ${this.site.host}` : this.site.host;
        byId("scan").hidden = !navigator.mediaDevices?.getUserMedia;
    }

    listen() {
        addEventListener("hashchange", () => this.readAddress());
        byId("language").addEventListener("change", (event) => this.changeLanguage(event.target.value));
        byId("scan").addEventListener("click", () => this.startScan());
        byId("scan-stop").addEventListener("click", () => this.stopScan());
        byId("file").addEventListener("change", (event) => this.takeFiles(event.target.files));
        byId("number-form").addEventListener("submit", (event) => {
            event.preventDefault();
            this.takeTyped(byId("number").value);
        });
        byId("again").addEventListener("click", () => this.backToWays());
        this.listenToDrops();
    }

    listenToDrops() {
        addEventListener("dragover", (event) => {
            event.preventDefault();
            document.body.classList.add("dragging");
        });
        addEventListener("dragleave", (event) => {
            if (!event.relatedTarget) document.body.classList.remove("dragging");
        });
        addEventListener("drop", (event) => {
            event.preventDefault();
            document.body.classList.remove("dragging");
            this.takeFiles(event.dataTransfer.files);
        });
    }

    // Languages

    async speak(tag) {
        this.texts = new Texts(await this.published.json(`texts/${tag}.json`));
        document.documentElement.lang = this.texts.language;
        document.documentElement.dir = this.texts.direction;
        for (const place of document.querySelectorAll("[data-text]")) place.textContent = this.say(place.dataset.text);
        document.title = this.title();
    }

    async changeLanguage(tag) {
        try {
            await this.speak(tag);
        } catch {
            byId("language").value = this.texts.language; // offline, and never loaded
            return;
        }
        const address = new URL(location.href);
        address.searchParams.set("lang", tag);
        history.replaceState(null, "", address);
        this.complain("");
        if (this.report) await this.show(this.report, "keep");
        this.keepForOffline();
    }

    say(key, values) {
        return this.texts.text(`site.${key}`, values);
    }

    title() {
        return this.report ? `${this.say(`outcome.${this.report.outcome}`)} · ${this.say("title")}` : this.say("title");
    }

    // Ways to a check

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

    async takeTyped(typed) {
        const code = codeFromText(typed);
        if (code) return this.checkByHand((around) => checkCode(code.token, code.host, around));
        if (/[:/#]/.test(typed)) return this.checkByHand(noCode);
        const { number, fault } = numberFromTyped(typed);
        if (!fault) return this.checkByHand((around) => checkNumber(number, around));
        this.complain(this.say(`number.fault.${fault}`), byId("number"));
    }

    async takeFiles(files) {
        const file = files[0];
        byId("file").value = "";
        if (!file) return;
        this.forget();
        if (file.size > largestFile) return this.complain(this.say("file.too_large"));
        const head = new TextDecoder("latin1").decode(await file.slice(0, 1024).arrayBuffer());
        if (head.startsWith("%PDF-") || file.type === "application/pdf") {
            const bytes = new Uint8Array(await file.arrayBuffer());
            return this.checkByHand((around) => checkFile(bytes, around));
        }
        await this.takePicture(file);
    }

    async takePicture(file) {
        byId("checking").hidden = false;
        const turn = this.turn;
        let code = null;
        try {
            const { codeInPicture } = await import("./picture.js");
            const picture = await createImageBitmap(file);
            code = await codeInPicture(picture, picture.width, picture.height);
            picture.close();
        } catch (error) {
            return this.complain(this.say(error.kind === "no-reader" ? "picture.no_reader" : "file.not_read"));
        }
        if (turn !== this.turn) return;
        if (!code) return this.complain(this.say("picture.no_code"));
        await this.checkByHand((around) => checkCode(code.token, code.host, around));
    }

    async startScan() {
        const { Scan } = await import("./scan.js");
        this.stopScan();
        this.complain("");
        byId("camera").hidden = false;
        byId("scan-stop").focus();
        this.scan = new Scan(byId("video"));
        try {
            const code = await this.scan.code();
            this.stopScan();
            if (code) await this.checkByHand((around) => checkCode(code.token, code.host, around));
        } catch {
            this.stopScan();
            this.complain(this.say("scan.refused"), byId("scan"));
        }
    }

    stopScan() {
        this.scan?.stop();
        this.scan = null;
        byId("camera").hidden = true;
    }

    // Checks

    /** Of something else than what the address holds; so that a reload does not bring that back. */
    async checkByHand(run) {
        this.leaveAddress();
        await this.check(run, true);
    }

    async check(run, byHand) {
        this.forget();
        const turn = this.turn;
        byId("checking").hidden = false;
        document.body.classList.add("busy");
        const report = await this.reported(run);
        if (turn !== this.turn) return;
        byId("checking").hidden = true;
        document.body.classList.remove("busy");
        if (report) await this.show(report, byHand ? "focus" : "announce");
        else this.complain(this.say("keys_missing"));
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

    /** @param {"focus" | "announce" | "keep"} then what a reader who does not see is told */
    async show(report, then) {
        this.report = report;
        const keys = await this.loadKeys();
        byId("verdict").replaceChildren(verdictView(report, this.texts, keys, this.site.host?.toLowerCase() ?? null));
        byId("result").hidden = false;
        document.body.classList.add("answered");
        document.title = this.title();
        if (then === "announce") byId("announcement").textContent = this.say(`outcome.${report.outcome}`);
        if (then === "focus") byId("outcome").focus();
        if (then === "focus") scrollTo({ top: 0 });
    }

    /** Takes the last answer away, so that it is never read as that to the next question. */
    forget() {
        this.turn += 1;
        this.report = null;
        byId("result").hidden = true;
        byId("verdict").replaceChildren();
        byId("announcement").textContent = "";
        document.body.classList.remove("answered", "busy");
        document.title = this.title();
        this.complain("");
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

    complain(words, field) {
        byId("checking").hidden = true;
        byId("complaint").textContent = words;
        byId("number").removeAttribute("aria-invalid");
        if (!words || !field) return;
        if (field === byId("number")) field.setAttribute("aria-invalid", "true");
        field.focus();
    }

    // Offline

    async keepForOffline() {
        if (!navigator.serviceWorker) return;
        // Where the browser asks for trusted addresses of scripts, this is the only one it gets.
        const policy = globalThis.trustedTypes?.createPolicy?.bind(trustedTypes);
        this.worker ??= policy ? policy("sigillum", { createScriptURL: () => "worker.js" }).createScriptURL("") : "worker.js";
        try {
            await navigator.serviceWorker.register(this.worker);
            const { active } = await navigator.serviceWorker.ready;
            active.postMessage({ keep: `texts/${this.texts.language}.json` });
        } catch {
            // It works without; only not offline.
        }
    }
}

new Page().start().catch(() => {
    byId("broken").hidden = false;
});
