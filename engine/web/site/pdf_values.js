import { same } from "./bytes.js";

/** A name of PDF syntax, without its slash. */
export class Name {
    constructor(text) {
        this.text = text;
    }
}

/** A reference to an object. */
export class Reference {
    constructor(number, generation) {
        this.number = number;
        this.generation = generation;
    }
}

/** A dictionary and the bytes behind it, as they are stored. */
export class Stream {
    constructor(dictionary, data) {
        this.dictionary = dictionary;
        this.data = data;
    }
}

/**
 * Whether two values are the same; references are compared as references, not by what they lead to.
 * @param {any} a @param {any} b @returns {boolean}
 */
export function sameValue(a, b) {
    if (a instanceof Name) return b instanceof Name && a.text === b.text;
    if (a instanceof Reference) return b instanceof Reference && a.number === b.number && a.generation === b.generation;
    if (a instanceof Uint8Array) return b instanceof Uint8Array && same(a, b);
    if (a instanceof Stream) return b instanceof Stream && sameValue(a.dictionary, b.dictionary) && same(a.data, b.data);
    if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => sameValue(item, b[i]));
    if (a instanceof Map) return b instanceof Map && a.size === b.size && differingKeys(a, b).length === 0;
    return a === b;
}

/** @param {Map<string, any>} a @param {Map<string, any>} b @returns {string[]} keys that only one has, or whose values differ */
export function differingKeys(a, b) {
    return [...new Set([...a.keys(), ...b.keys()])].filter((key) => !(a.has(key) && b.has(key) && sameValue(a.get(key), b.get(key))));
}
