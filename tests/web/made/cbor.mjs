// CBOR (RFC 8949) written value by value, as docs/verification.md describes the payload. What is wrong on purpose is
// written with raw().

class Raw {
    constructor(bytes) {
        this.bytes = Buffer.from(bytes);
    }
}

/** Bytes taken as they are. */
export const raw = (...bytes) => new Raw(bytes.flat());

/** A map whose pairs are written in the order given, keys as they are. */
export class Pairs {
    constructor(pairs) {
        this.pairs = pairs;
    }
}

export class Tagged {
    constructor(tag, value) {
        this.tag = tag;
        this.value = value;
    }
}

export function head(major, argument) {
    const first = major << 5;
    if (argument < 24) return Buffer.from([first | argument]);
    if (argument < 0x100) return Buffer.from([first | 24, argument]);
    const bytes = Buffer.alloc(argument < 0x10000 ? 3 : 5);
    bytes[0] = first | (bytes.length === 3 ? 25 : 26);
    bytes.writeUIntBE(argument, 1, bytes.length - 1);
    return bytes;
}

export function encoded(value) {
    if (value instanceof Raw) return value.bytes;
    if (value === true || value === false) return Buffer.from([value ? 0xf5 : 0xf4]);
    if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
    if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
    if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
    if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(encoded)]);
    if (value instanceof Tagged) return Buffer.concat([head(6, value.tag), encoded(value.value)]);
    if (value instanceof Pairs) return Buffer.concat([head(5, value.pairs.length), ...value.pairs.flat().map(encoded)]);
    throw new TypeError(`no CBOR for ${typeof value}`);
}
