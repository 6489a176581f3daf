// What archiving adds behind a seal: validation data and document time stamps; the stamps come from the openssl program.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nextNumber, objectIn, withUpdate } from "./update.mjs";

const room = 12_000; // hexadecimal digits for the token

/** An authority for time stamps (RFC 3161), made by openssl. */
export class Stamper {
    constructor() {
        this.folder = mkdtempSync(join(tmpdir(), "sigillum-stamper-"));
        const settings = "[req]\ndistinguished_name=name\nx509_extensions=stamping\nprompt=no\n[name]\nCN=Test Stamper\n[stamping]\nextendedKeyUsage=critical,timeStamping\n" +
            "[tsa]\ndefault_tsa=own\n[own]\nserial=serial\ndefault_policy=1.2.3.4\ndigests=sha256\nsigner_digest=sha256\ness_cert_id_alg=sha256\n";
        writeFileSync(join(this.folder, "settings"), settings);
        writeFileSync(join(this.folder, "serial"), "01");
        this.run("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-config", "settings", "-days", "30", "-keyout", "key.pem", "-out", "cert.pem");
    }

    run(...args) {
        return execFileSync("openssl", args, { cwd: this.folder, stdio: ["ignore", "pipe", "ignore"] });
    }

    /** A token over these bytes, as DER. */
    token(content) {
        writeFileSync(join(this.folder, "content"), content);
        this.run("ts", "-query", "-data", "content", "-sha256", "-cert", "-out", "query");
        this.run("ts", "-reply", "-queryfile", "query", "-config", "settings", "-section", "own", "-signer", "cert.pem", "-inkey", "key.pem", "-token_out", "-out", "token");
        return readFileSync(join(this.folder, "token"));
    }

    close() {
        rmSync(this.folder, { recursive: true });
    }
}

const catalogOf = (pdf) => Number(/\/Root\s+(\d+) 0 R/.exec(pdf.toString("latin1"))[1]);

/** The catalog with one more entry. */
export function catalogWith(pdf, entry) {
    return objectIn(pdf, catalogOf(pdf)).replace(/>>$/, `${entry}>>`);
}

export const withCatalog = (pdf, body, more = {}, how) => withUpdate(pdf, { [catalogOf(pdf)]: body, ...more }, how);

/** As level B-LT asks for it: /DSS with one certificate, or one more. */
export function withValidationData(pdf, certificate) {
    const number = nextNumber(pdf);
    const stream = `<</Length ${certificate.length}>>stream\n${certificate.toString("latin1")}\nendstream`;
    const known = /\/DSS (\d+) 0 R/.exec(objectIn(pdf, catalogOf(pdf)))?.[1];
    if (known) return withUpdate(pdf, { [known]: objectIn(pdf, known).replace(/\]>>$/, ` ${number} 0 R]>>`), [number]: stream });
    return withCatalog(pdf, catalogWith(pdf, `/DSS ${number} 0 R`), { [number]: `<</Type/DSS/Certs[${number + 1} 0 R]>>`, [number + 1]: stream });
}

/**
 * As level B-LTA asks for it. The document is one of made/pdf.mjs, or one that has the same places to add to.
 * how: {field, stamp, page, catalog: text → text, name, rect, content: bytes → bytes, range: numbers → numbers, objects: more}.
 */
export function withTimeStamp(pdf, stamper, how = {}) {
    const number = nextNumber(pdf);
    const name = how.name ?? `Stamp${number}`;
    const field = `<</Type/Annot/Subtype/Widget/FT/Sig/T(${name})/F 132/P 3 0 R/Rect${how.rect ?? "[0 0 0 0]"}/V ${number} 0 R>>`;
    const blank = "[0 1111111111 2222222222 3333333333]";
    const stamp = `<</Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161/ByteRange${blank}/Contents<${"0".repeat(room)}>>>`;
    const same = (text) => text;
    const page = objectIn(pdf, 3).replace(/\]>>$/, ` ${number + 1} 0 R]>>`); // /Annots stands last
    const catalog = objectIn(pdf, 1).replace(/\/Fields\[([^\]]*)\]/, `/Fields[$1 ${number + 1} 0 R]`);
    const objects = { 1: (how.catalog ?? same)(catalog), 3: (how.page ?? same)(page), [number]: (how.stamp ?? same)(stamp), [number + 1]: (how.field ?? same)(field), ...how.objects };
    const file = withUpdate(pdf, objects);
    const from = file.indexOf("/Contents<", pdf.length) + "/Contents".length;
    const to = from + room + 2;
    const range = (how.range ?? same)([0, from, to, file.length - to]);
    file.write(`[${range.join(" ")}]`.padEnd(blank.length), file.indexOf(blank, pdf.length));
    const covered = Buffer.concat([file.subarray(0, from), file.subarray(to)]);
    file.write(stamper.token((how.content ?? same)(covered)).toString("hex"), from + 1);
    return file;
}
