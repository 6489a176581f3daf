// Dropping a PDF: documents that the program has issued, the same documents tampered with, and signed ones of all kinds.
import assert from "node:assert/strict";
import { X509Certificate, createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { Stage, closeAll, answered, assertHeadline, dropped, seen } from "./harness.mjs";
import { Stamper, withTimeStamp, withValidationData } from "./made/archive.mjs";
import { Sealer, sealEntry, signedPdf } from "./made/pdf.mjs";
import { digestOf, recordBytes } from "./made/record.mjs";
import { token } from "./made/token.mjs";
import { objectIn, withUpdate } from "./made/update.mjs";

const tested = process.env.SIGILLUM_TESTED ?? new URL("../../build/release/tested", import.meta.url).pathname;
let stage;
let site;
let sealer;
let page;

function issued(edition) {
    const folder = join(tested, "issued", edition);
    return readFileSync(join(folder, readdirSync(folder).filter((name) => name.endsWith(".pdf")).sort()[0]));
}

/** The keys that the program made for its samples, as `publish` lists them. */
function demoKeys() {
    const { keys, ...members } = JSON.parse(readFileSync(join(tested, "keys/code-keys.json")));
    const signer = new X509Certificate(readFileSync(join(tested, "keys/signer-chain.pem")));
    return { keys, members, seal: sealEntry(signer.raw, { sigillum_demo: true }) };
}

before(async () => {
    stage = await Stage.open();
    site = stage.site;
    sealer = new Sealer();
});
beforeEach(async () => {
    const demo = demoKeys();
    site.keyEntries = [...demo.keys, site.codeKey.jwk(), site.statusKey.jwk({ sigillum_purpose: "status" })];
    site.seals = [demo.seal, sealer.entry()];
    site.publish();
    page = await stage.home();
});
after(async () => {
    sealer.close();
    await closeAll();
});

async function drop(bytes, headline) {
    await dropped(page, bytes);
    await answered(page);
    await assertHeadline(page, headline);
    const { text } = await seen(page);
    await page.close();
    return text;
}

function certificate({ facts = {}, changes = {}, link, ...what } = {}, how, by = sealer) {
    const record = recordBytes(changes);
    const code = link ?? `HTTPS://VERIFY.EXAMPLE/V/#${token(site.codeKey, { 18: digestOf(record), ...facts })}`;
    return signedPdf(by, { links: [code], record, ...what }, how);
}

const editions = readdirSync(join(tested, "issued"));
for (const edition of editions) {
    test(`A document of ${edition} as the program issues it is authentic, and a specimen`, async () => {
        const all = await drop(issued(edition), "Authentic");
        assert.match(all, /unchanged since the university sealed it/);
        assert.match(all, /SPECIMEN/);
        assert.match(all, /Checked: the record in the file is the one that the code names/);
    });
}

test("A genuine document with one byte of a page changed is not authentic", async () => {
    const pdf = issued(editions[0]);
    const at = pdf.indexOf("stream", pdf.indexOf("/FlateDecode")) + 40;
    pdf[at] ^= 1;
    assert.doesNotMatch(await drop(pdf, "Not authentic"), /Certified in this file/);
});

test("A genuine document whose record was changed is not authentic", async () => {
    const pdf = issued(editions[0]);
    const attachment = pdf.indexOf("/Type/EmbeddedFile");
    assert.ok(attachment > 0);
    pdf[pdf.indexOf("stream", attachment) + 60] ^= 1;  // inside its compressed text
    await drop(pdf, "Not authentic");
});

test("A genuine document with bytes behind its end is not called authentic", async () => {
    const all = await drop(Buffer.concat([issued(editions[0]), Buffer.from("% more\n")]), "Code genuine, pages not checked");
    assert.match(all, /Something was added to the file after it was sealed/);
});

test("A genuine document over whose page an update was written is not authentic", async () => {
    const pdf = issued(editions[0]);
    const number = Number(/(\d+) 0 obj\s*<<\s*\/Type\s*\/Page\b/.exec(pdf.toString("latin1"))[1]);
    const changed = withUpdate(pdf, { [number]: objectIn(pdf, number).replace(/\/MediaBox\s*\[[^\]]*\]/, "/MediaBox[0 0 99 99]") });
    const all = await drop(changed, "Not authentic");
    assert.match(all, /changed after the university had sealed it/);
    assert.doesNotMatch(all, /Certified in this file/);
});

test("Validation data and a time stamp for archiving leave a document authentic, and the page says that they are there", async () => {
    const stamper = new Stamper();
    const all = await drop(withTimeStamp(withValidationData(certificate(), sealer.der), stamper), "Authentic");
    stamper.close();
    assert.match(all, /only data for long-term archiving was added/);
    assert.match(all, /Not checked: who made the time stamp/);
});

test("Every byte of the signature counts, and every fourth of the rest", async () => {
    const pdf = certificate();
    const gap = pdf.indexOf("/Contents<") + 10;
    const cms = 2 * Number.parseInt(pdf.subarray(gap + 4, gap + 8).toString(), 16) + 8; // digits; DER: 30 82 and two bytes of length
    const places = Array.from(pdf, (_, at) => at).filter((at) => (at >= gap && at < gap + cms + 8) || at % 4 === 0);
    const found = await page.evaluate(async ([base64, address, tried]) => {
        const { examineFile } = await import("/V/sealed_file.js");
        const { keySetFromJson } = await import("/V/keys.js");
        const keys = await keySetFromJson(await (await fetch(`${address}keys.json`)).json());
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        const sealed = [];
        for (const at of tried) {
            bytes[at] ^= 1;
            if ((await examineFile(bytes, keys)).file === "sealed") sealed.push(at);
            bytes[at] ^= 1;
        }
        return { sealed, whole: (await examineFile(bytes, keys)).file };
    }, [pdf.toString("base64"), stage.server.address, places]);
    assert.deepEqual(found, { sealed: [], whole: "sealed" });
    await page.close();
});

test("Documents sealed with P-384 and RSA are checked as well", async () => {
    for (const kind of ["P-384", "rsa:3072"]) {
        const other = new Sealer(kind);
        site.seals = [other.entry()];
        site.publish();
        page = await stage.home();
        const all = await drop(certificate({}, {}, other), "Authentic");
        assert.doesNotMatch(all, /SPECIMEN/);
        other.close();
    }
});

test("A document under a demonstration seal is a specimen, whatever its code says", async () => {
    site.seals = [sealer.entry({ sigillum_demo: true })];
    site.publish();
    page = await stage.home();
    assert.match(await drop(certificate(), "Authentic"), /SPECIMEN/);
});

test("A record that is packed is unpacked", () => drop(certificate({ packed: true }), "Authentic"));

test("A record that unpacks to more than its limit is not authentic", async () => {
    const record = Buffer.alloc(64 * 1024 * 1024, " ");
    const code = `HTTPS://VERIFY.EXAMPLE/V/#${token(site.codeKey, { 18: digestOf(record) })}`;
    await drop(signedPdf(sealer, { links: [code], record, packed: true }), "Could not be read");
});

for (const [fact, changes] of [
    ["name", { learner: { name: "Somebody Else", birth_date: "2002-03-14" } }],
    ["birth date", { learner: { name: "Zuzanna Wójcik-Hägglund", birth_date: "2002-03-15" } }],
    ["type", { type: "participation" }],
    ["number", { document: { number: "0000-0000-0000-0000", specimen: false, status: { index: 4711, list: "1" } } }],
    ["title", { opportunity: { kind: { en: "course" }, title: { en: "Another" } } }],
    ["awarding body", { issuer: { id: "aldermark" } }],
    ["date", { document_date: "2026-07-04" }],
    ["workload", { workload: { amount: "30", unit: "ECTS" } }],
    ["level", { eqf_level: 7 }],
    ["validity", { valid_until: "2030-01-01" }],
    ["place of the status", { document: { number: "3A01-DR6A-6X4X-6WN3", specimen: false, status: { index: 4712, list: "1" } } }],
]) {
    test(`A sealed record and a code that differ in the ${fact} are not authentic`, async () => {
        assert.match(await drop(certificate({ changes }), "Not authentic"), /do not agree/);
    });
}

test("The code of another record is not authentic", async () => {
    assert.match(await drop(certificate({ facts: { 18: Buffer.alloc(16) } }), "Not authentic"), /do not agree/);
});

test("Two different codes in one document are not authentic", async () => {
    const code = (name) => `HTTPS://VERIFY.EXAMPLE/V/#${token(site.codeKey, { 4: name })}`;
    await drop(signedPdf(sealer, { links: [code("A"), code("B")], record: recordBytes() }), "Not authentic");
});

test("A sealed document without a record is not authentic", async () => {
    const code = `HTTPS://VERIFY.EXAMPLE/V/#${token(site.codeKey)}`;
    await drop(signedPdf(sealer, { links: [code] }), "Not authentic");
});

test("A document like ours under a seal that nobody published is signed with an unknown key", async () => {
    const stranger = new Sealer();
    assert.doesNotMatch(await drop(certificate({}, {}, stranger), "Signed with an unknown key"), /Zuzanna/);
    stranger.close();
});

test("A signed PDF that is none of ours is said to be none of ours", async () => {
    const stranger = new Sealer("rsa:2048");
    await drop(signedPdf(stranger, {}), "Signed, but no certificate of ours");
    stranger.close();
});

test("Something else under a seal of ours is no certificate", () => drop(signedPdf(sealer, {}), "Signed, but no certificate of ours"));

for (const [what, how] of [
    ["does not begin at the first byte", { range: ([, a, b, c]) => [1, a - 1, b, c] }],
    ["ends early", { range: ([z, a, b, c]) => [z, a, b, c - 60] }],
    ["leaves a larger gap", { range: ([z, a, b, c]) => [z, a - 10, b, c] }],
    ["has five numbers", { range: (all) => [...all, 0] }],
    ["has a sign", { range: ([z, a, b, c]) => [z, `+${a}`, b, c] }],
]) {
    test(`A signature whose ByteRange ${what} is not authentic`, () => drop(certificate({}, how), "Not authentic"));
}

test("A gap padded with anything but zeros is not authentic", () => drop(certificate({}, { pad: "01" }), "Not authentic"));

test("A gap with letters of both cases is not authentic", async () => {
    const pdf = certificate();
    const from = pdf.indexOf("/Contents<") + 10;
    const digits = pdf.subarray(from, from + 2000).toString("latin1");
    pdf.write(digits.replace(/[a-f]/, (letter) => letter.toUpperCase()), from);
    await drop(pdf, "Not authentic");
});

test("A CMS that carries content of its own is not relied on", () =>
    drop(certificate({}, { cms: ["-nodetach"] }), "Signed with an unknown key"));

test("A CMS with two signers is not relied on", () => {
    const second = new Sealer();
    const cms = ["-signer", join(second.folder, "cert.pem"), "-inkey", join(second.folder, "key.pem")];
    const pdf = certificate({}, { cms });
    second.close();
    return drop(pdf, "Signed with an unknown key");
});

test("A CMS without signed attributes is not relied on", async () => {
    const plain = Object.assign(Object.create(Object.getPrototypeOf(sealer)), sealer);
    plain.cms = function (content) {
        const cms = Sealer.prototype.cms.call(this, content).length;
        assert.ok(cms > 0);
        return this.run("cms", "-sign", "-binary", "-noattr", "-md", "sha256", "-signer", "cert.pem", "-inkey", "key.pem", "-outform", "DER", "-in", "content");
    };
    await drop(certificate({}, {}, plain), "Signed with an unknown key");
});

test("A revoked certificate is revoked in its file as well", async () => {
    site.publish({ revoked: [4711] });
    await drop(certificate(), "Revoked");
});

const since = "2026-05-20T10:00:00Z";
test("A document of a revoked seal counts only if it had been recorded before", async () => {
    const pdf = certificate();
    const entry = sealer.entry({ sigillum_revoked_since: since });
    site.seals = [entry];
    for (const [contents, headline] of [[[pdf], "Authentic"], [[Buffer.from("another")], "Not authentic: key withdrawn"]]) {
        site.publish({ recorded: { [entry.sha256]: { since, contents } } });
        page = await stage.home();
        await drop(pdf, headline);
    }
    site.publish();
    page = await stage.home();
    assert.match(await drop(pdf, "Not authentic: key withdrawn"), /could not be asked/);
});

test("Of a listed seal the page says whom its certificate names", async () => {
    const all = await drop(issued(editions[0]), "Authentic");
    assert.match(all, /Seal of the file[\s\S]*Demonstracyjna[\s\S]*Demonstration University[\s\S]*Demonstration Issuer/);
});

test("Of a seal that is not listed the page says that its signer is unknown, and not whom its certificate names", async () => {
    const stranger = new Sealer();
    const all = await drop(certificate({}, {}, stranger), "Signed with an unknown key");
    assert.match(all, /unknown to this page/);
    assert.doesNotMatch(all, /Test Seal/);
    stranger.close();
});

test("Where the issuer has published no seals, a file is not called authentic, and the page says why", async () => {
    site.seals = [];
    site.publish();
    page = await stage.home();
    const all = await drop(certificate(), "Code genuine, pages not checked");
    assert.match(all, /has not published its seals/);
    assert.match(all, /Zuzanna/);
});

test("A document changed under a seal is not authentic either where no seals are published", async () => {
    site.seals = [];
    site.publish();
    page = await stage.home();
    const pdf = certificate();
    pdf[pdf.indexOf("/MediaBox") + 11] ^= 1;
    await drop(pdf, "Not authentic");
});

for (const [when, time, headline] of [
    ["before its certificate began", "D:20200101000000Z", "Not authentic: key not valid"],
    ["after its certificate ended", "D:21000101000000+02'00'", "Not authentic: key not valid"],
    ["while its certificate was valid", `D:${new Date(Date.now() + 60_000).toISOString().replace(/\D/g, "").slice(0, 14)}Z`, "Authentic"],
]) {
    test(`A document sealed ${when}, by its own word, is “${headline}”`, async () => {
        await drop(certificate({ time }), headline);
    });
}

test("A PDF without a signature could not be checked, and the page says what helps", async () => {
    assert.match(await drop(Buffer.from("%PDF-1.7\n%%EOF\n"), "Could not be read"), /Scan the code on it/);
});

test("A file that is no PDF although it says so could not be read", async () => {
    await drop(Buffer.from("no pdf at all"), "Could not be read");
});

test("A PDF can be chosen instead of dropped", async () => {
    await page.locator("#file").setInputFiles({ name: "c.pdf", mimeType: "application/pdf", buffer: certificate() });
    await answered(page);
    await assertHeadline(page, "Authentic");
    await page.close();
});

test("An answer is taken away as soon as something else is asked, from the address as well", async () => {
    const shown = await stage.scanned(token(site.codeKey));
    await assertHeadline(shown, "Authentic");
    await dropped(shown, Buffer.from("no picture"), "photo.png", "image/png");
    await shown.getByText("neither a PDF nor a picture").waitFor();
    assert.equal(await shown.locator("#outcome").count(), 0);
    assert.equal(await shown.locator("#ways").isVisible(), true);
    await dropped(shown, certificate({ facts: { 4: "Bjørn Ødegård" }, changes: { learner: { name: "Bjørn Ødegård", birth_date: "2002-03-14" } } }));
    await shown.getByText("Bjørn Ødegård").waitFor();
    assert.equal(new URL(shown.url()).hash, "");
    await shown.close();
    await page.close();
});

test("Nothing of a file is sent to anybody", async () => {
    stage.server.requests.length = 0;
    const pdf = certificate();
    await drop(pdf, "Authentic");
    const asked = stage.server.requests.filter((request) => !/^GET \/V\/([\w/.-]*)$/.test(request));
    assert.deepEqual(asked, []);
    assert.ok(!stage.server.requests.join().includes(createHash("sha256").update(pdf).digest("hex").slice(0, 16)));
});
