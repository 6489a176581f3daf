import { createHash } from "node:crypto";
import { Key } from "./keys.mjs";
import { notes, numberShards, recorded, statusList } from "./lists.mjs";
import { publishedPage } from "./published_page.mjs";

const hour = 3_600_000;
const page = publishedPage();

/** A published folder in memory: file name in V/ to content. Change it as a test likes. */
export class Site {
    constructor() {
        this.codeKey = new Key();
        this.statusKey = new Key();
        this.now = new Date();
        this.files = new Map(page);
        const texts = [...page].filter(([name]) => name.startsWith("texts/")).map(([, text]) => JSON.parse(text));
        this.texts = Object.fromEntries(texts.map((one) => [one.language, one]));
        this.keyEntries = [this.codeKey.jwk(), this.statusKey.jwk({ sigillum_purpose: "status" })];
        this.seals = [];
        this.numbers = {};
        this.publish();
        this.stampWorker();
    }

    writeJson(name, value) {
        this.files.set(name, JSON.stringify(value));
    }

    get validity() {
        return { from: new Date(this.now - hour), until: new Date(this.now.getTime() + 24 * hour) };
    }

    writeKeys() {
        this.writeJson("keys.json", {
            keys: this.keyEntries,
            sigillum_awarding_bodies: { lipowiec: "Lipowiec University of Technology" },
            sigillum_alliances: { meridian: "MERIDIAN Alliance" },
            sigillum_seals: this.seals,
            ...this.keySetMembers,
        });
    }

    /** Writes everything that has a status; what: {revoked, suspended, notes, recorded: {id: {since, contents}}} and overrides. */
    publish({ revoked = [], suspended = [], notes: entries = {}, recorded: records = {}, key = this.statusKey, validity = this.validity } = {}) {
        this.writeKeys();
        const put = (name, text) => {
            this.files.set(`status/${name}`, text);
            return name;
        };
        const stamp = Math.floor(this.now.getTime() / 1000);
        const lists = {
            revocation: put(`1-revocation-${stamp}.jwt`, statusList(key, "revocation", { set: revoked, ...validity })),
            suspension: put(`1-suspension-${stamp}.jwt`, statusList(key, "suspension", { set: suspended, ...validity })),
            notes: put(`1-notes-${stamp}.jwt`, notes(key, { notes: entries, ...validity })),
        };
        const recordedNames = Object.fromEntries(Object.entries(records).map(([id, { since, contents }]) =>
            [id, put(`recorded-${id.slice(0, 16)}-${stamp}.jwt`, recorded(key, { id, since, contents, ...validity }))]));
        this.writeJson("status/now.json", { published: this.now.toISOString(), lists: { 1: lists }, recorded: recordedNames });
        for (const [name, text] of Object.entries(numberShards(key, { entries: this.numbers, ...validity }))) {
            this.files.set(`numbers/${name}`, text);
        }
        return lists;
    }

    stampWorker() {
        const digest = createHash("sha256");
        for (const [name, content] of this.files) if (!/^(status|numbers|keys)/.test(name)) digest.update(name).update(content);
        const worker = page.get("worker.js").toString();
        this.files.set("worker.js", worker.replace(/(version=")[0-9a-f]{16}(")/, `$1${digest.digest("hex").slice(0, 16)}$2`));
    }
}
