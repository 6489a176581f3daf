import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { Key } from "./keys.mjs";
import { notes, numberShards, recorded, statusList } from "./lists.mjs";
import { pageTexts, siteJson } from "./page_texts.mjs";

const sources = new URL("../../../engine/web/site/", import.meta.url);
const locales = new URL("../../../locales/", import.meta.url);
const decoder = new URL("../../../build/decoder/", import.meta.url); // .ci/decoder fetches it
const hour = 3_600_000;

function pageFiles(folder = sources, prefix = "") {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory()
            ? pageFiles(new URL(`${entry.name}/`, folder), `${prefix}${entry.name}/`)
            : [[prefix + entry.name, readFileSync(new URL(entry.name, folder))]]);
}

/** A published folder in memory: file name in V/ to content. Change it as a test likes. */
export class Site {
    constructor() {
        this.codeKey = new Key();
        this.statusKey = new Key();
        this.now = new Date();
        this.files = new Map(pageFiles());
        for (const name of ["decode.js", "index.js"]) this.files.set(`decoder/${name}`, readFileSync(new URL(name, decoder)));
        this.texts = pageTexts(locales);
        this.keyEntries = [this.codeKey.jwk(), this.statusKey.jwk({ sigillum_purpose: "status" })];
        this.seals = [];
        this.numbers = {};
        for (const [tag, texts] of Object.entries(this.texts)) this.files.set(`texts/${tag}.json`, JSON.stringify(texts));
        this.writeJson("site.json", siteJson(this.texts, { host: "verify.example", issuer: "Lipowiec University of Technology" }));
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
        const worker = readFileSync(new URL("worker.js", sources), "utf8");
        this.files.set("worker.js", worker.replace("@VERSION@", digest.digest("hex").slice(0, 16)));
    }
}
