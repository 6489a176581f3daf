import { hex, sha256 } from "./bytes.js";
import { documentTypes } from "./facts.js";
import { Refused } from "./refused.js";
import { holdToTime, instantFromSeconds, readSignedList } from "./signed_list.js";

/**
 * Looks a number up in the published shards. The server learns which of 256 shards was asked for, not the number.
 * @param {string} number sixteen characters
 * @param {import("./status.js").Asking} asking
 * @returns {Promise<{found: false} | {found: true, type: string, place: {list: string, index: number}, demo: boolean}>}
 * @throws {Refused} why it could not be asked: "unreachable", "badly-signed", "out-of-date"
 */
export async function lookUp(number, asking) {
    const digest = hex((await sha256(new TextEncoder().encode(number))).subarray(0, 8));
    const shard = digest.slice(0, 2);
    const jws = await asking.published.text(`numbers/${shard}.jwt`, { most: 8192, fresh: true });
    const { payload, key } = await readSignedList(jws, "sigillum-numbers+jwt", asking.keys);
    holdToTime(instantFromSeconds(payload.iat), instantFromSeconds(payload.exp), asking.now);
    if (payload.shard !== shard || typeof payload.numbers !== "object") throw new Refused("badly-signed", "another shard");
    if (!Object.hasOwn(payload.numbers, digest)) return { found: false };
    const entry = payload.numbers[digest];
    const sound =
        Array.isArray(entry) && documentTypes.includes(entry[0]) && typeof entry[1] === "string" && Number.isSafeInteger(entry[2]);
    if (!sound || entry[2] < 0) throw new Refused("badly-signed", "an entry that cannot be read");
    return { found: true, type: entry[0], place: { list: entry[1], index: entry[2] }, demo: key.demo };
}
