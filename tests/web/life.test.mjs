// The life of a certificate as a verifier sees it: issued, published, photographed, revoked, replaced, its key withdrawn; all
// by the program itself, on a published folder as it lies on the disk.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Stage, answered, assertHeadline, closeAll, dropped, seen, typed } from "./harness.mjs";
import { program, programsVerdict, programsWords } from "./made/program.mjs";
import { photographed } from "./photograph.mjs";

const folder = mkdtempSync(join(tmpdir(), "sigillum-life-"));
const [keys, out, published] = ["keys", "issued", "site"].map((name) => join(folder, name));
const sample = new URL("../../samples/ai-in-higher-education", import.meta.url).pathname;
let stage;
let documents;

const sigillum = (...words) => execFileSync(program, words, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const publish = () =>
    sigillum("publish", "--registry", join(out, "registry.sqlite"), "--keys", keys, "--host", "verify.example", "--issuer", "ENHANCE", "--out", published);

/** What the Server serves: the folder as it is at that moment. */
const onDisk = {
    files: {
        get(name) {
            try {
                return readFileSync(join(published, "V", decodeURIComponent(name)));
            } catch {
                return undefined;
            }
        },
    },
};

/** The text of the code: the link that lies over it. */
const codeOf = (pdf) => /HTTPS:\/\/[A-Z0-9.:-]+\/V\/#[A-Z2-7]+/.exec(pdf.toString("latin1"))[0];
const tokenOf = (document) => codeOf(document.pdf).split("#")[1];

before(async () => {
    sigillum("keys", "demo", "--out", keys);
    sigillum("issue", sample, "--out", out, "--keys", keys);
    publish();
    documents = JSON.parse(readFileSync(join(out, "manifest.json"))).documents.map((entry) => ({
        ...entry,
        pdf: readFileSync(join(out, entry.file)),
    }));
    stage = await Stage.open();
    stage.server.site = onDisk;
});
after(async () => {
    await closeAll();
    rmSync(folder, { recursive: true });
});

/** By a dropped document and by the program, with the published keys: one verdict. */
async function sameVerdict(document, headline, outcome) {
    const page = await stage.home();
    await dropped(page, document.pdf);
    await answered(page);
    await assertHeadline(page, headline);
    await page.close();
    const file = join(folder, "one.pdf");
    writeFileSync(file, document.pdf);
    const trust = ["--trust", join(keys, "root.pem"), "--trust", join(published, "V/keys.json")];
    const verdict = programsVerdict(file, ...trust, "--registry", join(out, "registry.sqlite"));
    const [word, reason] = programsWords[outcome];
    assert.deepEqual([verdict.outcome, verdict.reasons], [word, reason ? [reason] : []]);
}

async function scanned(document, headline) {
    const page = await stage.scanned(tokenOf(document));
    await assertHeadline(page, headline);
    const { text } = await seen(page);
    await page.close();
    return text;
}

test("Every issued code is authentic, in the languages that the program has", async () => {
    for (const document of documents) assert.match(await scanned(document, "Authentic"), /SPECIMEN/);
    const languages = JSON.parse(readFileSync(join(published, "V/site.json"))).languages.map(({ tag }) => tag).sort();
    const catalogues = readdirSync(new URL("../../locales", import.meta.url)).filter((name) => name.endsWith(".json"));
    assert.deepEqual(languages, catalogues.map((name) => name.split(".")[0]).sort());
});

test("A photograph of the paper is read: 300 dpi, turned by 5 degrees, blurred by 0.7 px, noisy", async () => {
    writeFileSync(join(folder, "one.pdf"), documents[0].pdf);
    execFileSync("pdftoppm", ["-r", "300", "-f", "1", "-l", "1", "-singlefile", "-png", join(folder, "one.pdf"), join(folder, "one")]);
    const page = await stage.home();
    const buffer = await photographed(page, join(folder, "one.png"), { degrees: 5, blur: 0.7, noise: 40 });
    await page.locator("#file").setInputFiles({ name: "photo.jpg", mimeType: "image/jpeg", buffer });
    await answered(page);
    await assertHeadline(page, "Authentic");
    await page.close();
});

test("A dropped document is authentic; a typed number gives type and status alone", async () => {
    const page = await stage.home();
    await dropped(page, documents[1].pdf);
    await answered(page);
    await assertHeadline(page, "Authentic");
    await page.close();
    const other = await stage.home();
    await typed(other, documents[1].number.toLowerCase());
    await answered(other);
    const { text } = await seen(other);
    assert.match(text, /Certificate of Participation/i);
    const [head, ...rows] = readFileSync(join(sample, "learners.csv"), "utf8").trim().split("\n").map((row) => row.split(","));
    for (const row of rows) assert.ok(!text.includes(row[head.indexOf("name")]));
    await other.close();
});

test("Suspended, reinstated, revoked, replaced: each after publishing", async () => {
    const registry = ["--registry", join(out, "registry.sqlite")];
    const [first, second] = documents;
    sigillum("suspend", first.number, "--reason", "under-review", ...registry);
    await scanned(first, "Authentic"); // not published yet
    publish();
    await scanned(first, "Suspended");
    await sameVerdict(first, "Suspended", "suspended");
    sigillum("reinstate", first.number, ...registry);
    publish();
    await scanned(first, "Authentic");
    await sameVerdict(first, "Authentic", "authentic");
    sigillum("revoke", first.number, "--reason", "awarded-in-error", ...registry);
    publish();
    await scanned(first, "Revoked");
    await sameVerdict(first, "Revoked", "revoked");
    sigillum("reissue", second.number, sample, "--force", "--out", out, "--keys", keys);
    publish();
    await scanned(second, "Replaced");
    await sameVerdict(second, "Replaced", "replaced");
    const successor = JSON.parse(readFileSync(join(out, "manifest.json"))).documents.find(
        (entry) => !documents.some(({ number }) => number === entry.number));
    await scanned({ pdf: readFileSync(join(out, successor.file)) }, "Authentic");
});

test("Without a network the status is unknown, and nothing is called valid", async () => {
    const page = await stage.scanned(tokenOf(documents[2]));
    await assertHeadline(page, "Authentic");
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { polling: 50 });
    stage.server.site = { files: { get: () => undefined } };
    await page.goto("about:blank");
    await page.goto(`${stage.server.address}#${tokenOf(documents[3])}`);
    await answered(page);
    assert.match((await seen(page)).headline, /status unknown/i);
    stage.server.site = onDisk;
    await page.close();
});

test("A withdrawn key: what was recorded before counts, what was not does not", async () => {
    const { keys: set } = JSON.parse(readFileSync(join(published, "V/keys.json")));
    const code = set.find((key) => (key.sigillum_purpose ?? "code") === "code");
    const registry = ["--registry", join(out, "registry.sqlite")];
    sigillum("keys", "revoke", code.kid, "--since", new Date().toISOString().replace(/\.\d+Z/, "Z"), ...registry);
    publish();
    await scanned(documents[4], "Authentic");
    await sameVerdict(documents[4], "Authentic", "authentic");
    sigillum("keys", "revoke", code.kid, "--since", "2020-01-01T00:00:00Z", ...registry);
    publish();
    await scanned(documents[4], "Not authentic: key withdrawn");
    await sameVerdict(documents[4], "Not authentic: key withdrawn", "key-revoked");
});
