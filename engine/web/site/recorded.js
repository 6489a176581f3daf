import { bytesFromBase64url, sha256 } from "./bytes.js";
import { holdToReality, holdToTime, instantFromSeconds, listFile, readSignedList } from "./signed_list.js";

const digestBytes = 16;

/** Whether sorted digests of 16 bytes, one behind the other, hold this one. */
function holds(digests, digest) {
    let low = 0;
    let high = digests.length / digestBytes;
    while (low < high) {
        const middle = (low + high) >> 1;
        const order = compare(digests.subarray(middle * digestBytes, (middle + 1) * digestBytes), digest);
        if (order === 0) return true;
        if (order < 0) low = middle + 1;
        else high = middle;
    }
    return false;
}

function compare(a, b) {
    for (let i = 0; i < digestBytes; ++i) {
        if (a[i] !== b[i]) return a[i] - b[i];
    }
    return 0;
}

/**
 * What a revoked key or seal certificate signed counts only if the issuer had recorded it before the revocation.
 * @param {string} id          key id, or SHA-256 of the certificate in hexadecimal
 * @param {string} since       when it was revoked, as the key set says it
 * @param {Uint8Array} content payload of the token, or the signed revision of the file
 * @param {import("./status.js").Asking} asking
 * @returns {Promise<"recorded" | "not-recorded" | "unknown">}
 */
export async function recordedBefore(id, since, content, asking) {
    try {
        const now = await asking.published.json("status/now.json", { fresh: true });
        const jws = await asking.published.text(listFile(now.recorded?.[id]), { most: 65_536 });
        const { payload, key } = await readSignedList(jws, "sigillum-recorded+jwt", asking.keys);
        holdToReality(key, asking);
        holdToTime(instantFromSeconds(payload.iat), instantFromSeconds(payload.exp), asking.now);
        const digests = bytesFromBase64url(payload.digests);
        if (payload.key !== id || payload.since !== since || !digests || digests.length % digestBytes) return "unknown";
        const digest = (await sha256(content)).subarray(0, digestBytes);
        return holds(digests, digest) ? "recorded" : "not-recorded";
    } catch {
        return "unknown";
    }
}
