import { dayOf } from "./day.js";

const clockError = 600_000; // milliseconds that two clocks may differ

/**
 * Whether a key or certificate has not begun yet. One whose beginning is said but cannot be read never begins.
 * @param {Date | null | undefined} from undefined where nothing is said @param {Date} now @returns {boolean}
 */
export function notBegun(from, now) {
    return from !== undefined && (from === null || from.getTime() > now.getTime() + clockError);
}

/**
 * What the date in a code says of the life of its key. An achievement is dated on the day of issuing, so that one of a later
 * day than that of the key's retirement was not signed while the key was in use. Other dates may lie before or behind that.
 * @param {import("./keys.js").PublicKey} key @param {import("./facts.js").Facts} facts @param {Date} now
 * @returns {"in-use" | "other-time" | "retired" | "not-begun" | null} null where the issuer says nothing of its life
 */
export function timeOfKey(key, facts, now) {
    if (notBegun(key.validFrom, now)) return "not-begun";
    const behind = key.retired && facts.date > dayOf(key.retired) + 1; // a day later somewhere on earth
    if (behind) return facts.type.endsWith("achievement") ? "retired" : "other-time";
    if (!key.validFrom && !key.retired) return null;
    return key.validFrom && facts.date < dayOf(key.validFrom) - 1 ? "other-time" : "in-use";
}

/**
 * Whether a seal was made while its certificate was valid and its key in use.
 * @param {import("./certificate.js").Certificate} certificate
 * @param {{validFrom?: Date | null, retired?: Date}} life as the issuer says
 * @param {Date | null} claimed when it was made, by its own word @param {Date} now
 * @returns {"in-use" | "expired-since" | "outside"}
 */
export function timeOfSeal({ from, until }, { validFrom, retired }, claimed, now) {
    const moment = claimed ?? now;
    if (notBegun(validFrom, now) || (validFrom && moment.getTime() < validFrom.getTime() - clockError)) return "outside";
    if (retired && moment.getTime() > retired.getTime() + clockError) return "outside";
    if (!from || !until || moment < from || moment > until) return "outside";
    return now > until ? "expired-since" : "in-use";
}
