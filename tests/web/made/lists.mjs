import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";

const sha256 = (bytes) => createHash("sha256").update(bytes).digest();
const base64url = (value) => Buffer.from(value).toString("base64url");
const seconds = (date) => Math.floor(date.getTime() / 1000);
const iso = (date) => new Date(seconds(date) * 1000).toISOString().replace(".000", "");
export const issuer = "https://verify.example/V/";

/** A compact JWS with ES256. */
export function jws(key, typ, payload, headerMembers = {}) {
    const header = { alg: "ES256", typ, kid: `${issuer}keys.json#${key.kid}`, ...headerMembers };
    const signed = `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(payload))}`;
    return `${signed}.${base64url(key.sign(Buffer.from(signed)))}`;
}

export function bits(set, length = 131_072) {
    const bytes = Buffer.alloc(length / 8);
    for (const index of set) bytes[index >> 3] |= 0x80 >> (index & 7);
    return bytes;
}

/** One bit list as JWS; from and until are Dates. */
export function statusList(key, purpose, { set = [], from, until, list = "1", bytes = bits(set), members = {} }) {
    const id = `${issuer}status/${list}/${purpose}.jwt`;
    return jws(key, "vc+jwt", {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        id,
        type: ["VerifiableCredential", "BitstringStatusListCredential"],
        issuer,
        validFrom: iso(from),
        validUntil: iso(until),
        credentialSubject: {
            id: `${id}#list`,
            type: "BitstringStatusList",
            statusPurpose: purpose,
            encodedList: `u${base64url(gzipSync(bytes))}`,
            ttl: 3_600_000,
        },
        ...members,
    });
}

export function notes(key, { notes: entries = {}, from, until, list = "1" }) {
    return jws(key, "sigillum-notes+jwt", { iss: issuer, iat: seconds(from), exp: seconds(until), list, notes: entries });
}

/** contents: what was recorded, token payloads or signed revisions. */
export function recorded(key, { id, since, contents, from, until }) {
    const digests = contents.map((content) => sha256(content).subarray(0, 16)).sort(Buffer.compare);
    const payload = { iss: issuer, iat: seconds(from), exp: seconds(until), key: id, since, digests: base64url(Buffer.concat(digests)) };
    return jws(key, "sigillum-recorded+jwt", payload);
}

/** All 256 shards; entries: {number: [type, list, index]}. */
export function numberShards(key, { entries, from, until }) {
    const shards = {};
    for (let shard = 0; shard < 256; ++shard) shards[shard.toString(16).padStart(2, "0")] = {};
    for (const [number, entry] of Object.entries(entries)) {
        const digest = sha256(number).subarray(0, 8).toString("hex");
        shards[digest.slice(0, 2)][digest] = entry;
    }
    return Object.fromEntries(Object.entries(shards).map(([shard, numbers]) => [
        `${shard}.jwt`,
        jws(key, "sigillum-numbers+jwt", { iss: issuer, iat: seconds(from), exp: seconds(until), shard, numbers }),
    ]));
}
