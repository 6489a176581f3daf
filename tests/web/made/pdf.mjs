// Small signed PDFs, written object by object; the CMS comes from the openssl program.
import { execFileSync } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";

const room = 6_000; // hexadecimal digits for the signature

/** A certificate with its key, made by openssl; kind: "P-256", "P-384" or "rsa:3072". */
export class Sealer {
    constructor(kind = "P-256") {
        this.folder = mkdtempSync(join(tmpdir(), "sigillum-sealer-"));
        const key = kind.startsWith("rsa") ? ["-newkey", kind] : ["-newkey", "ec", "-pkeyopt", `ec_paramgen_curve:${kind}`];
        this.run("req", "-x509", ...key, "-nodes", "-subj", "/CN=Test Seal", "-days", "30", "-keyout", "key.pem", "-out", "cert.pem");
        this.der = new X509Certificate(readFileSync(join(this.folder, "cert.pem"))).raw;
        this.digest = kind === "P-384" ? "sha384" : "sha256";
    }

    run(...args) {
        return execFileSync("openssl", args, { cwd: this.folder, stdio: ["ignore", "pipe", "ignore"] });
    }

    /** An entry of sigillum_seals. */
    entry(members = {}) {
        return sealEntry(this.der, members);
    }

    cms(content, extra = []) {
        writeFileSync(join(this.folder, "content"), content);
        return this.run("cms", "-sign", "-binary", "-cades", "-md", this.digest, "-signer", "cert.pem", "-inkey", "key.pem", "-outform", "DER", "-in", "content", ...extra);
    }

    close() {
        rmSync(this.folder, { recursive: true });
    }
}

export function sealEntry(der, members = {}) {
    return { certificate: der.toString("base64"), sha256: createHash("sha256").update(der).digest("hex"), ...members };
}

function stream(dictionary, data) {
    return Buffer.concat([Buffer.from(`<<${dictionary}/Length ${data.length}>>stream\n`), data, Buffer.from("\nendstream")]);
}

function file(objects) {
    const parts = [Buffer.from("%PDF-1.7\n")];
    let size = parts[0].length;
    const places = objects.map((object, i) => {
        const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(object), Buffer.from("\nendobj\n")]);
        parts.push(part);
        size += part.length;
        return size - part.length;
    });
    const rows = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
    const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${size}\n%%EOF\n`;
    return Buffer.concat([...parts, Buffer.from(table)]);
}

/** The objects of a document with one page; what: {links, record, packed, time: "D:20260520100000Z"}. */
function objectsOf({ links = [], record, packed = false, time }) {
    const claimed = time ? `/M(${time})` : "";
    const annotations = links.map((link) => `<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(${link})>>>>`).join("");
    const attachment = record ? "/AF[6 0 R]/Names<</EmbeddedFiles<</Names[(credential.json)6 0 R]>>>>" : "";
    const objects = [
        `<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/SigFlags 3>>${attachment}>>`,
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Annots[4 0 R ${annotations}]>>`,
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature)/Rect[0 0 0 0]/V 5 0 R>>",
        `<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached${claimed}/ByteRange[0 1111111111 2222222222 3333333333]/Contents<${"0".repeat(room)}>>>`,
    ];
    if (!record) return objects;
    objects.push("<</Type/Filespec/F(credential.json)/UF(credential.json)/AFRelationship/Data/EF<</F 7 0 R/UF 7 0 R>>>>");
    const filter = packed ? "/Filter/FlateDecode" : "";
    objects.push(stream(`/Type/EmbeddedFile${filter}`, packed ? deflateSync(record) : Buffer.from(record)));
    return objects;
}

/**
 * A PDF signed over all but its gap. how: {range(numbers) → numbers, pad, cms: extra openssl options}.
 * @returns {Buffer}
 */
export function signedPdf(sealer, what, how = {}) {
    const pdf = file(objectsOf(what));
    const from = pdf.indexOf("/Contents<") + "/Contents".length;
    const to = from + room + 2;
    const numbers = (how.range ?? ((all) => all))([0, from, to, pdf.length - to]);
    const text = `[${numbers.join(" ")}]`.padEnd("[0 1111111111 2222222222 3333333333]".length);
    pdf.write(text, pdf.indexOf("[0 1111111111"));
    const cms = sealer.cms(Buffer.concat([pdf.subarray(0, from), pdf.subarray(to)]), how.cms).toString("hex");
    pdf.write(cms, from + 1);
    if (how.pad) pdf.write(how.pad, to - 1 - how.pad.length);
    return pdf;
}
