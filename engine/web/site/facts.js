import { CborReader } from "./cbor.js";
import { firstDay, lastDay } from "./day.js";
import { numberFromPacked } from "./number.js";
import { Refused } from "./refused.js";

/** By the value of key 2. */
export const documentTypes = [
    undefined,
    "academic-achievement",
    "professional-achievement",
    "completion",
    "participation",
];
const formatVersion = 1;
const longestText = 2000; // bytes of UTF-8
const needed = [1, 2, 3, 4, 9, 10, 11, 16, 18];

/**
 * What a code certifies.
 * @typedef {object} Facts
 * @property {string} type              one of documentTypes
 * @property {string} number            sixteen characters
 * @property {string} name              of the learner, as printed
 * @property {string} [latinName]
 * @property {{day?: number, month?: number, year?: number}} [birthDate]  a day since 1970-01-01, or year, or year and month
 * @property {string} [kind]            of the learning opportunity
 * @property {string} [title]
 * @property {string} awardingBody      identifier in the key set
 * @property {string} alliance          identifier in the key set
 * @property {number} date              day since 1970-01-01
 * @property {{begin: number, end: number}} [period]
 * @property {{amount: string, unit: string}} [workload]
 * @property {number} [eqfLevel]
 * @property {number} [validUntil]
 * @property {{list: string, index: number}} status
 * @property {boolean} specimen
 * @property {Uint8Array} record        first 16 bytes of the SHA-256 of credential.json
 */

/** Reads the value behind each key of the payload; what one fact can be, and nothing else. */
class FactsReader {
    constructor(payload) {
        this.cbor = new CborReader(payload);
    }

    facts() {
        const facts = { specimen: false };
        const present = new Set();
        let last = 0;
        for (let pairs = this.cbor.map(); pairs > 0; --pairs) {
            const key = this.cbor.integer();
            if (key <= last) this.cbor.refuse("a key that is out of order or stands twice");
            last = key;
            present.add(key);
            this.read(key, facts);
        }
        this.cbor.end();
        const missing = needed.find((key) => !present.has(key));
        if (missing !== undefined) this.cbor.refuse(`no fact with the key ${missing}`);
        if (facts.kind === undefined && facts.title === undefined) this.cbor.refuse("no learning opportunity");
        return facts;
    }

    read(key, facts) {
        switch (key) {
            case 1: return this.version();
            case 2: return void (facts.type = documentTypes[this.between(1, 4)]);
            case 3: return void (facts.number = this.number());
            case 4: return void (facts.name = this.text());
            case 5: return void (facts.latinName = this.text());
            case 6: return void (facts.birthDate = this.birthDate());
            case 7: return void (facts.kind = this.text());
            case 8: return void (facts.title = this.text());
            case 9: return void (facts.awardingBody = this.text());
            case 10: return void (facts.alliance = this.text());
            case 11: return void (facts.date = this.day());
            case 12: return void (facts.period = this.period());
            case 13: return void (facts.workload = this.workload());
            case 14: return void (facts.eqfLevel = this.between(1, 8));
            case 15: return void (facts.validUntil = this.day());
            case 16: return void (facts.status = this.status());
            case 17: return void (facts.specimen = this.specimen());
            case 18: return void (facts.record = this.record());
        }
        this.cbor.refuse(`the unknown key ${key}`);
    }

    version() {
        const version = this.cbor.integer();
        if (version > formatVersion) throw new Refused("newer", "a code of a later form");
        if (version !== formatVersion) this.cbor.refuse("another format version");
    }

    between(least, most) {
        const value = this.cbor.integer();
        return value >= least && value <= most ? value : this.cbor.refuse("a whole number out of range");
    }

    day() {
        return this.between(firstDay, lastDay);
    }

    text() {
        const before = this.cbor.at;
        const text = this.cbor.text();
        if (text === "") this.cbor.refuse("an empty text");
        if (this.cbor.at - before > longestText + 3) this.cbor.refuse("a text of more than 2,000 bytes");
        if (/[\u0000-\u001f\u007f-\u009f]/.test(text)) this.cbor.refuse("a control character");
        return text;
    }

    entries(count) {
        if (this.cbor.array() !== count) this.cbor.refuse(`an array that has not ${count} entries`);
    }

    number() {
        return numberFromPacked(this.cbor.byteString()) ?? this.cbor.refuse("a certificate number that is none");
    }

    birthDate() {
        if (!this.cbor.arrayIsNext()) return { day: this.day() };
        const entries = this.cbor.array();
        if (entries < 1 || entries > 2) this.cbor.refuse("a birth date with more than year and month");
        const date = { year: this.between(1, 9999) };
        if (entries === 2) date.month = this.between(1, 12);
        return date;
    }

    // One day is written as that day alone.
    period() {
        if (!this.cbor.arrayIsNext()) {
            const day = this.day();
            return { begin: day, end: day };
        }
        this.entries(2);
        const begin = this.day();
        const end = this.day();
        return begin < end ? { begin, end } : this.cbor.refuse("a period whose end is not after its beginning");
    }

    workload() {
        this.entries(2);
        const amount = this.text();
        if (!/^[0-9]+(\.[0-9]+)?$/.test(amount)) this.cbor.refuse("a workload that is no decimal number");
        return { amount, unit: this.text() };
    }

    status() {
        this.entries(2);
        return { list: this.text(), index: this.between(0, 0xffff_ffff) };
    }

    specimen() {
        return this.cbor.boolean() || this.cbor.refuse("a specimen mark that says false");
    }

    record() {
        const digest = this.cbor.byteString();
        return digest.length === 16 ? digest : this.cbor.refuse("a record digest that has not 16 bytes");
    }
}

/**
 * Reads the payload of a token. Only the form that our program writes is accepted, so that one set of facts has one
 * payload.
 * @param {Uint8Array} payload
 * @returns {Facts}
 * @throws {Refused} "form", or "newer" for a later format version
 */
export function factsFromPayload(payload) {
    return new FactsReader(payload).facts();
}
