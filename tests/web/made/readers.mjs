// The page's own modules in node, where neither browser nor server is needed.
import { createHash, webcrypto, X509Certificate } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

globalThis.crypto ??= webcrypto; // node 18 has it elsewhere

const sources = new URL("../../../engine/web/site/", import.meta.url);

/** A copy of the page's files, since node has to be told that they are modules; gone when the program ends. */
function copied() {
    const folder = mkdtempSync(join(tmpdir(), "sigillum-readers-"));
    process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
    cpSync(sources, folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{"type":"module"}');
    return folder;
}

const folder = copied();

/** @param {string} name "pdf.js" */
export const reader = (name) => import(pathToFileURL(join(folder, name)).href);

/** Where the documents lie that program.samples has issued. */
export const tested = process.env.SIGILLUM_TESTED ?? new URL("../../../build/release/tested", import.meta.url).pathname;

/** The keys that the program made for its samples, as `publish` lists them. */
export function demoKeySet() {
    const json = JSON.parse(readFileSync(join(tested, "keys/code-keys.json")));
    const { raw } = new X509Certificate(readFileSync(join(tested, "keys/signer-chain.pem")));
    const sha256 = createHash("sha256").update(raw).digest("hex");
    return { ...json, sigillum_seals: [{ certificate: raw.toString("base64"), sha256, sigillum_demo: true }] };
}

/** The first document of each edition, as the program issued it. */
export function issuedDocuments() {
    const editions = join(tested, "issued");
    return readdirSync(editions).sort().map((edition) => {
        const files = readdirSync(join(editions, edition)).filter((name) => name.endsWith(".pdf")).sort();
        return readFileSync(join(editions, edition, files[0]));
    });
}
