import { createHash } from "node:crypto";
import { sampleNumber } from "./token.mjs";

/** A record that says what the sample token says; changes are merged into its facts. */
export function recordBytes(changes = {}) {
    const facts = {
        type: "completion",
        document: { number: sampleNumber.match(/.{4}/g).join("-"), specimen: false, status: { index: 4711, list: "1" } },
        document_date: "2026-07-03",
        learner: { name: "Zuzanna Wójcik-Hägglund", birth_date: "2002-03-14" },
        opportunity: { kind: { en: "course" }, title: { en: "Circular Materials Engineering" } },
        issuer: { id: "lipowiec" },
        alliance: { id: "meridian" },
        workload: { amount: "3", unit: "ECTS" },
        eqf_level: 6,
        ...changes,
    };
    return Buffer.from(JSON.stringify({ facts, printed: [], version: 1 }));
}

/** Key 18 of a token for this record. */
export const digestOf = (record) => createHash("sha256").update(record).digest().subarray(0, 16);
