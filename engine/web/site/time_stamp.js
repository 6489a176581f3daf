import { same } from "./bytes.js";
import { algorithmOf, digests, oid, signedDataFrom } from "./cms.js";
import { DerReader, tags } from "./der.js";
import { Refused } from "./refused.js";
import { signerOf } from "./signer.js";

const generalizedTime = 0x18;

function refuse(why) {
    throw new Refused("cms", why);
}

// TSTInfo (RFC 3161, 2.4.2): version, policy, imprint, serial number, time, and more that does not matter here.
function infoFrom(content) {
    const outer = new DerReader(content);
    const info = outer.enter(tags.sequence);
    outer.end();
    info.next(tags.integer);
    info.objectIdentifier();
    const imprint = info.enter(tags.sequence);
    const hash = digests[algorithmOf(imprint)] ?? refuse("a digest that is not checked here");
    const digest = imprint.next(tags.octetString).content;
    imprint.end();
    info.next(tags.integer);
    const time = new TextDecoder("latin1").decode(info.next(generalizedTime).content);
    const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/.exec(time) ?? refuse("a time that cannot be read");
    const instant = new Date(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}Z`);
    return Number.isNaN(instant.getTime()) ? refuse("a time that there is not") : { hash, digest, instant };
}

/**
 * A document time stamp (RFC 3161, ETSI EN 319 142-1, 5.4.3): what it says, not whether its authority can be relied on.
 * @param {Uint8Array} token as DER @param {Uint8Array} stamped the bytes it should be over
 * @returns {Promise<Date | null>} the time it names; null where it is over other bytes, or is not signed as it says
 * @throws {Refused} "cms" where this page cannot judge it
 */
export async function timeOfStamp(token, stamped) {
    const signedData = signedDataFrom(token, oid.timeStampInfo);
    const { hash, digest, instant } = infoFrom(signedData.content);
    if (!same(digest, new Uint8Array(await crypto.subtle.digest(hash, stamped)))) return null;
    return (await signerOf(signedData, signedData.content)) ? instant : null;
}
