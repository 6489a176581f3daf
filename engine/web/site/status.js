import { bytesFromBase64url } from "./bytes.js";
import { instantFromIso } from "./day.js";
import { decompressed } from "./published.js";
import { Refused } from "./refused.js";
import { holdToReality, holdToTime, instantFromSeconds, listFile, readSignedList } from "./signed_list.js";

const entries = 131_072;

/**
 * @typedef {object} Status
 * @property {"current" | "revoked" | "replaced" | "suspended" | "unknown"} state
 * @property {Date} [asOf]       the time of the lists
 * @property {string} [since]    "2026-11-20"
 * @property {string} [reason]   class of reason
 * @property {string} [successor] number of the certificate that replaces it
 * @property {string} [why]      of "unknown": "unreachable", "out-of-date", "wrong-length", "badly-signed", "not-listed"
 */

/** What is asked for, by whom, when. */
/** @typedef {{published: import("./published.js").Published, keys: import("./keys.js").KeySet, now: Date, specimen: boolean}} Asking */

// W3C Bitstring Status List 1.0: bit i is byte[i/8] & (0x80 >> i%8).
function bitAt(bits, index) {
    return (bits[index >> 3] & (0x80 >> (index & 7))) !== 0;
}

async function bitsFrom(encoded) {
    const compressed = typeof encoded === "string" && encoded.startsWith("u") ? bytesFromBase64url(encoded.slice(1)) : null;
    if (!compressed) throw new Refused("wrong-length", "no list of bits");
    try {
        const bits = await decompressed(compressed, "gzip", entries / 8);
        if (bits.length === entries / 8) return bits;
    } catch {
        // refused below: too long, or no gzip
    }
    throw new Refused("wrong-length", "a list of another length");
}

/** The bit of one purpose. @returns {Promise<{set: boolean, asOf: Date}>} */
async function bitOf(purpose, place, name, asking) {
    const jws = await asking.published.text(listFile(name));
    const { payload, key } = await readSignedList(jws, "vc+jwt", asking.keys);
    holdToReality(key, asking);
    const subject = payload.credentialSubject;
    const type = Array.isArray(payload.type) ? payload.type : [];
    const isThisList = typeof payload.issuer === "string" && payload.id === `${payload.issuer}status/${place.list}/${purpose}.jwt`;
    if (!type.includes("BitstringStatusListCredential") || !isThisList || subject?.statusPurpose !== purpose) {
        throw new Refused("badly-signed", "another list");
    }
    const from = instantFromIso(payload.validFrom);
    holdToTime(from, instantFromIso(payload.validUntil), asking.now);
    if (key.retired && from > key.retired) throw new Refused("badly-signed", "a list signed by a retired key");
    if (place.index >= entries) throw new Refused("wrong-length", "a place behind the end of the list");
    return { set: bitAt(await bitsFrom(subject.encodedList), place.index), asOf: from };
}

/** Reason, day and successor. A note that cannot be had leaves the state as the bits say it. */
async function noteOf(place, name, asking) {
    try {
        const jws = await asking.published.text(listFile(name), { most: 8192 });
        const { payload, key } = await readSignedList(jws, "sigillum-notes+jwt", asking.keys);
        holdToReality(key, asking);
        holdToTime(instantFromSeconds(payload.iat), instantFromSeconds(payload.exp), asking.now);
        const note = payload.list === place.list && Object.hasOwn(payload.notes, place.index) ? payload.notes[place.index] : {};
        return note ?? {};
    } catch {
        return {};
    }
}

/**
 * What the published lists say of one place.
 * @param {{list: string, index: number}} place
 * @param {Asking} asking
 * @returns {Promise<Status>}
 */
export async function statusOf(place, asking) {
    let lists;
    try {
        const now = await asking.published.json("status/now.json", { fresh: true });
        lists = Object.hasOwn(now.lists ?? {}, place.list) ? now.lists[place.list] : null;
        if (!lists) throw new Refused("not-listed", "no such list");
    } catch (error) {
        return { state: "unknown", why: error.kind ?? "unreachable" };
    }
    const asked = await Promise.allSettled([
        bitOf("revocation", place, lists.revocation, asking),
        bitOf("suspension", place, lists.suspension, asking),
        noteOf(place, lists.notes, asking),
    ]);
    return stateFrom(asked[0], asked[1], asked[2].value);
}

/** The bits decide; a note only explains. A list that fails never hides what the other one says. */
function stateFrom(revocation, suspension, note) {
    const details = { since: note.since, reason: note.reason, successor: note.successor };
    if (revocation.value?.set) {
        return { state: note.state === "replaced" ? "replaced" : "revoked", asOf: revocation.value.asOf, ...details };
    }
    if (suspension.value?.set) {
        const known = note.state === "suspended" ? details : {};
        return { state: "suspended", asOf: suspension.value.asOf, ...known };
    }
    const failed = [revocation, suspension].find((list) => list.status === "rejected");
    if (failed) return { state: "unknown", why: failed.reason?.kind ?? "unreachable" };
    const older = revocation.value.asOf < suspension.value.asOf ? revocation : suspension;
    return { state: "current", asOf: older.value.asOf };
}
