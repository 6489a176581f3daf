import { createHash, createPrivateKey, generateKeyPairSync, sign } from "node:crypto";

const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n; // of P-256

const sha256 = (bytes) => createHash("sha256").update(bytes).digest();

/** A P-256 key with the id that the documents give it, and ES256 signatures with low or high s. */
export class Key {
    constructor(privateKey = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey) {
        this.privateKey = privateKey;
        const { x, y } = privateKey.export({ format: "jwk" });
        this.public = { kty: "EC", crv: "P-256", x, y };
        const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]);
        this.id = sha256(point).subarray(0, 8);
        this.kid = this.id.toString("hex");
    }

    static fromPem(pem) {
        return new Key(createPrivateKey(pem));
    }

    /** An entry of keys.json. */
    jwk(members = {}) {
        return { ...this.public, use: "sig", alg: "ES256", kid: this.kid, ...members };
    }

    sign(message, { high = false } = {}) {
        const signature = sign("sha256", message, { key: this.privateKey, dsaEncoding: "ieee-p1363" });
        const s = BigInt(`0x${signature.subarray(32).toString("hex")}`);
        const wrongHalf = s > order / 2n !== high;
        if (wrongHalf) Buffer.from((order - s).toString(16).padStart(64, "0"), "hex").copy(signature, 32);
        return signature;
    }
}
