import { same, sha256, textFromUtf8 } from "./bytes.js";
import { isoOfDay } from "./day.js";
import { numberFromTyped } from "./number.js";

const micro = ["achievement", "programme"];

function at(object, ...path) {
    return path.reduce((value, key) => (value !== null && typeof value === "object" && Object.hasOwn(value, key) ? value[key] : undefined), object);
}

function isoOfBirth(date) {
    if (!date) return undefined;
    if (date.day !== undefined) return isoOfDay(date.day);
    const year = String(date.year).padStart(4, "0");
    return date.month ? `${year}-${String(date.month).padStart(2, "0")}` : year;
}

// One of the texts by language, whole or cut after a word.
function isAmong(said, byLanguage) {
    if (said === undefined) return true;
    return Object.values(byLanguage ?? {}).some((text) => {
        if (typeof text !== "string") return false;
        const beginning = said.endsWith("…") ? said.slice(0, -1).trimEnd() : "";
        return text === said || (beginning !== "" && text.startsWith(beginning));
    });
}

function sameType(token, facts) {
    const type = at(facts, "type");
    const [character, achievement] = token.type.split("-");
    return achievement ? micro.includes(type) && at(facts, "character") === character : type === token.type;
}

/** What of a token must be what the record says; docs/verification.md, check "record". */
const comparisons = {
    type: sameType,
    number: (token, facts) => numberFromTyped(String(at(facts, "document", "number"))).number === token.number,
    name: (token, facts) => at(facts, "learner", "name") === token.name,
    latinName: (token, facts) => token.latinName === undefined || at(facts, "learner", "latin_name") === token.latinName,
    birthDate: (token, facts) => at(facts, "learner", "birth_date") === isoOfBirth(token.birthDate),
    opportunity: (token, facts) =>
        isAmong(token.kind, at(facts, "opportunity", "kind")) && isAmong(token.title, at(facts, "opportunity", "title")),
    awardingBody: (token, facts) =>
        at(facts, "issuer", "id") === token.awardingBody && at(facts, "alliance", "id") === token.alliance,
    date: (token, facts) =>
        isoOfDay(token.date) ===
        (token.type.endsWith("achievement") ? at(facts, "document", "date_of_issuing") : at(facts, "document_date")),
    period: (token, facts) =>
        !token.period ||
        (at(facts, "taking_place", "from") === isoOfDay(token.period.begin) &&
            at(facts, "taking_place", "to") === isoOfDay(token.period.end)),
    workload: (token, facts) => participates(token) || at(facts, "workload", "amount") === token.workload?.amount,
    level: (token, facts) => participates(token) || at(facts, "eqf_level") === token.eqfLevel,
    validity: (token, facts) =>
        at(facts, "valid_until") === (token.validUntil === undefined ? undefined : isoOfDay(token.validUntil)),
    status: (token, facts) =>
        at(facts, "document", "status", "list") === token.status.list &&
        at(facts, "document", "status", "index") === token.status.index,
    specimen: (token, facts) => at(facts, "document", "specimen") === token.specimen,
};

function participates(token) {
    return token.type === "participation";
}

/**
 * Whether a record is the one that a token names, and says the same.
 * @param {import("./facts.js").Facts} token
 * @param {Uint8Array} record bytes of credential.json
 * @returns {Promise<string | null>} null where they agree, else the fact they differ in; "digest" for the whole
 */
export async function differenceBetween(token, record) {
    if (!same((await sha256(record)).subarray(0, 16), token.record)) return "digest";
    let facts;
    try {
        facts = JSON.parse(textFromUtf8(record)).facts;
    } catch {
        return "digest";
    }
    return Object.keys(comparisons).find((fact) => !comparisons[fact](token, facts)) ?? null;
}
