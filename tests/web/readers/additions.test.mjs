// What may stand behind a seal, and what may not: the page's readers in node, on documents that the program and openssl made.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { catalogWith, Stamper, withCatalog, withTimeStamp, withValidationData } from "../made/archive.mjs";
import { Sealer, signedPdf } from "../made/pdf.mjs";
import { demoKeySet, issuedDocuments, reader, tested } from "../made/readers.mjs";
import { recordBytes } from "../made/record.mjs";
import { nextNumber, objectIn, packedObjects, withUpdate } from "../made/update.mjs";

const { examineFile } = await reader("sealed_file.js");
const { keySetFromJson } = await reader("keys.js");
const sealer = new Sealer();
const stamper = new Stamper();
const keys = await keySetFromJson({ keys: [], sigillum_seals: [sealer.entry()] });
const link = `HTTPS://VERIFY.EXAMPLE/V/#${"A".repeat(48)}`;
const sealed = signedPdf(sealer, { links: [link], record: recordBytes() });
const [issued] = issuedDocuments();
const issuersKeys = await keySetFromJson(demoKeySet());
after(() => {
    sealer.close();
    stamper.close();
});

async function added(pdf, byKeys = keys) {
    const found = await examineFile(new Uint8Array(pdf), byKeys);
    assert.equal(found.file, "sealed");
    return found.added;
}

const validated = withValidationData(sealed, sealer.der);
const stamped = withTimeStamp(validated, stamper);

for (const [what, pdf, expected] of [
    ["Nothing", sealed, undefined],
    ["Blanks", Buffer.concat([sealed, Buffer.from("\n \r\n")]), undefined],
    ["An update that changes nothing", withUpdate(sealed, { 3: objectIn(sealed, 3) }), undefined],
    ["Validation data", validated, "archival"],
    ["A document time stamp", withTimeStamp(sealed, stamper), "archival"],
    ["Validation data and a document time stamp", stamped, "archival"],
    ["All of it twice", withTimeStamp(withValidationData(stamped, stamper.token(sealed)), stamper), "archival"],
]) {
    test(`${what} behind a seal leaves it whole`, async () => assert.equal(await added(pdf), expected));
}

test("What the program itself appends for archiving leaves its documents whole", async (context) => {
    const folder = join(tested, "scratch/archival-signature");
    if (!existsSync(folder)) {
        if (process.env.CI === "true") assert.fail("no archived documents: test_program --gtest_filter='Archival.*' makes them");
        return context.skip("no archived documents: test_program --gtest_filter='Archival.*' makes them");
    }
    const files = readdirSync(folder).filter((name) => name.endsWith(".pdf"));
    assert.ok(files.length > 0);
    for (const name of files) {
        const found = await examineFile(new Uint8Array(readFileSync(join(folder, name))), issuersKeys);
        assert.deepEqual([found.file, found.added, found.stamped?.length], ["sealed", "archival", 1], name);
    }
});

test("A document time stamp says its time", async () => {
    const { stamped: times } = await examineFile(new Uint8Array(stamped), keys);
    assert.ok(Math.abs(times[0].getTime() - Date.now()) < 120_000);
});

const free = nextNumber(sealed);
const note = "<</Type/Annot/Subtype/FreeText/Rect[0 0 99 99]/Contents(PASSED WITH HONOURS)>>";
const page = (entry) => objectIn(sealed, 3).replace(/\]>>$/, `${entry}]>>`);
const dss = (body, more) => withCatalog(sealed, catalogWith(sealed, `/DSS ${free} 0 R`), { [free]: body, ...more });
const text = "<</Length 4>>stream\nq Q \nendstream";

for (const [what, pdf] of [
    ["A page with another box", withUpdate(sealed, { 3: objectIn(sealed, 3).replace("99 99", "99 98") })],
    ["A page with contents", withUpdate(sealed, { 3: objectIn(sealed, 3).replace("/Type", `/Contents ${free} 0 R/Type`), [free]: text })],
    ["An annotation on a page", withUpdate(sealed, { 3: page(note) })],
    ["An annotation of its own", withUpdate(sealed, { 3: page(`${free} 0 R`), [free]: note })],
    ["A page without its annotations", withUpdate(sealed, { 3: objectIn(sealed, 3).replace(/\/Annots.*\]>>$/, ">>") })],
    ["Another address of a link", withUpdate(sealed, { 3: objectIn(sealed, 3).replace("AAAAAA", "BBBBBB") })],
    ["A page more", withUpdate(sealed, { 2: `<</Type/Pages/Kids[3 0 R ${free} 0 R]/Count 2>>`, [free]: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>" })],
    ["Another catalog under its number", withCatalog(sealed, "<</Type/Catalog/Pages 2 0 R>>")],
    ["Another catalog under another number", withUpdate(sealed, { [free]: objectIn(sealed, 1) }, { entries: (all) => all.replace("/Root 1 0 R", `/Root ${free} 0 R`) })],
    ["An action on opening", withCatalog(sealed, catalogWith(sealed, "/OpenAction<</S/JavaScript/JS(app.alert)>>"))],
    ["Layers", withCatalog(sealed, catalogWith(sealed, "/OCProperties<</OCGs[]/D<<>>>>"))],
    ["A form that asks for new appearances", withCatalog(sealed, objectIn(sealed, 1).replace("/SigFlags 3", "/SigFlags 3/NeedAppearances true"))],
    ["The form without the seal", withCatalog(sealed, objectIn(sealed, 1).replace("/Fields[4 0 R]", "/Fields[]"))],
    ["The seal's field at another place", withUpdate(sealed, { 4: objectIn(sealed, 4).replace("[0 0 0 0]", "[0 0 50 50]") })],
    ["The seal's field with an appearance", withUpdate(sealed, { 4: objectIn(sealed, 4).replace(">>", `/AP<</N ${free} 0 R>>>>`), [free]: text })],
    ["Another record", withUpdate(sealed, { 7: "<</Type/EmbeddedFile/Length 2>>stream\n{}\nendstream" })],
    ["A text field", withTimeStamp(sealed, stamper, { field: (all) => all.replace("/FT/Sig", "/FT/Tx") })],
    ["A time stamp that shows on the page", withTimeStamp(sealed, stamper, { rect: "[0 0 50 50]" })],
    ["A time stamp under the seal's name", withTimeStamp(sealed, stamper, { name: "Signature" })],
    ["A time stamp of other bytes", withTimeStamp(sealed, stamper, { content: (bytes) => bytes.subarray(1) })],
    ["A time stamp and an annotation beside it", withTimeStamp(sealed, stamper, { page: (all) => all.replace(/\]>>$/, `${note}]>>`) })],
    ["A time stamp, and validation data that is a page's contents", withTimeStamp(dss(`<</Certs[${free + 1} 0 R]>>`, { [free + 1]: text }), stamper, {
        page: (all) => all.replace("/Type", `/Contents ${free + 1} 0 R/Type`),
    })],
    ["A change behind honest additions", withUpdate(stamped, { 3: objectIn(stamped, 3).replace("99 99", "99 98") })],
    ["A change before honest additions", withTimeStamp(withUpdate(sealed, { 3: objectIn(sealed, 3).replace("99 99", "99 98") }), stamper)],
]) {
    test(`${what} behind a seal is a change`, async () => assert.equal(await added(pdf), "changed"));
}

for (const [what, pdf] of [
    ["A comment", Buffer.concat([sealed, Buffer.from("% more\n")])],
    ["Words", Buffer.concat([sealed, Buffer.from("more\n")])],
    ["An object that nothing leads to", withUpdate(sealed, { [free]: text })],
    ["An object that no table names", withUpdate(sealed, { 3: objectIn(sealed, 3).replace("99 99", "99 98") }, { unnamed: [3] })],
    ["An object that the table looks for elsewhere", withUpdate(sealed, { 3: objectIn(sealed, 3) }, { place: (_, at) => at - 1 })],
    ["An object given up", withUpdate(sealed, {}, { free: [7] })],
    ["An object in a comment", withUpdate(sealed, {}, { before: "%3 0 obj <<>> endobj\n" })],
    ["An object between update and table", withUpdate(sealed, {}, { between: "(3 0 obj <<>> endobj)\n" })],
    ["An update that passes the one before by", withUpdate(validated, { 3: objectIn(sealed, 3) }, { prev: Number(/startxref\s+(\d+)/.exec(sealed.toString("latin1"))[1]) })],
    ["An update that begins at an older table", withUpdate(sealed, { 3: objectIn(sealed, 3) }, { start: Number(/startxref\s+(\d+)/.exec(sealed.toString("latin1"))[1]) })],
    ["An update that is cut off", validated.subarray(0, -7)],
    ["Validation data that holds a dictionary", dss(`<</Certs[${free + 1} 0 R]>>`, { [free + 1]: "<</Type/Page>>" })],
    ["Validation data with something else in it", dss(`<</Certs[]/Page ${free + 1} 0 R>>`, { [free + 1]: text })],
    ["Validation data in a stream of more", dss(`<</Certs[${free + 1} 0 R]>>`, { [free + 1]: "<</Subtype/Form/BBox[0 0 9 9]/Length 4>>stream\nq Q \nendstream" })],
    ["A time stamp with an appearance", withTimeStamp(sealed, stamper, { field: (all) => all.replace("/FT", `/AP<</N ${free + 2} 0 R>>/FT`), objects: { [free + 2]: text } })],
    ["A further signature", withTimeStamp(sealed, stamper, { stamp: (all) => all.replace("ETSI.RFC3161", "ETSI.CAdES.detached") })],
    ["A time stamp within a stream", withTimeStamp(sealed, stamper, { stamp: (all) => all.replace("/Type/DocTimeStamp", "/Reason 3 0 R/Type/DocTimeStamp") })],
]) {
    test(`${what} behind a seal is not judged here`, async () => assert.equal(await added(pdf), "unjudged"));
}

test("A time stamp that ends before its update ends is not authentic", async () => {
    const short = withTimeStamp(sealed, stamper, { range: ([z, a, b, c]) => [z, a, b, c - 20] });
    assert.equal((await examineFile(new Uint8Array(short), keys)).file, "altered");
});

// In the documents of the program: tagged, certified, with pictures and fonts.
const pageNumber = Number(/(\d+) 0 obj\s*<<\s*\/Type\s*\/Page\b/.exec(issued.toString("latin1"))[1]);
const [element, figure] = [...packedObjects(issued)].find(([, body]) => body.startsWith("<</S/Figure"));
const wholeElement = Number(/(\d+) 0 obj\s*<<\s*\/S\/Document\b/.exec(issued.toString("latin1"))[1]);
const [font, descriptor] = [...packedObjects(issued)].find(([, body]) => body.startsWith("<</Type/FontDescriptor"));
const information = Number(/\/Info (\d+) 0 R/.exec(issued.toString("latin1"))[1]);

const contents = Number(/\/Contents\s*\[\s*(\d+) 0 R/.exec(issued.toString("latin1"))[1]);
const next = nextNumber(issued);
const changes = {
    "a page": withUpdate(issued, { [pageNumber]: objectIn(issued, pageNumber).replace(/\/MediaBox\s*\[[^\]]*\]/, "/MediaBox[0 0 99 99]") }),
    "the contents of a page": withUpdate(issued, { [contents]: text }),
    "an annotation": withUpdate(issued, { [pageNumber]: objectIn(issued, pageNumber).replace("/Annots[", `/Annots[${next} 0 R `), [next]: note }),
    "an element of the structure": withUpdate(issued, { [element]: figure.replace(/>>\s*$/, "/ActualText(Another)>>") }),
    "the element of the whole document": withUpdate(issued, { [wholeElement]: objectIn(issued, wholeElement).replace(/>>\s*$/, "/ActualText(Another)>>") }),
    "a font": withUpdate(issued, { [font]: descriptor.replace(/\/Flags \d+/, "/Flags 4096") }),
    "the document information": withUpdate(issued, { [information]: "<</Title(Another)>>" }),
    "the catalog": withCatalog(issued, catalogWith(issued, "/PageLabels<<>>")),
};
for (const [what, pdf] of Object.entries(changes)) {
    test(`A change of ${what} behind the seal of the program is a change`, async () => {
        assert.equal(await added(pdf, issuersKeys), "changed");
    });
}

// The program's own verdict as the witness: exit code 0 is authentic, 12 altered.
const program = join(tested, "../bin/sigillum");
for (const [what, pdf, code] of [
    ...Object.entries(changes).map(([name, changed]) => [`a change of ${name}`, changed, 12]),
    ["validation data", withValidationData(issued, sealer.der), 0],
    ["validation data twice", withValidationData(withValidationData(issued, sealer.der), stamper.token(issued)), 0],
    ["an equal element of the structure", withUpdate(issued, { [element]: figure }), 0],
    ["an equal page", withUpdate(issued, { [pageNumber]: objectIn(issued, pageNumber) }), 0],
    ["blanks", Buffer.concat([issued, Buffer.from("\n\n")]), 0],
    ["an object that nothing leads to", withUpdate(issued, { [next]: text }), null],
    ["a comment", Buffer.concat([issued, Buffer.from("% more\n")]), 12],
    ["an object given up", withUpdate(issued, {}, { free: [contents] }), 12],
    ["an object that no table names", withUpdate(issued, { [pageNumber]: objectIn(issued, pageNumber) }, { unnamed: [pageNumber] }), 12],
]) {
    test(`Of ${what} behind its seal the program says no worse than the page`, { skip: !existsSync(program) && "the program is not built" }, async () => {
        const file = join(sealer.folder, "witnessed.pdf");
        writeFileSync(file, pdf);
        const asked = ["verify", file, "--keys", join(tested, "keys"), "--registry", join(tested, "registry.sqlite")];
        const { status } = spawnSync(program, asked, { stdio: "ignore" });
        const whole = [undefined, "archival"].includes(await added(pdf, issuersKeys));
        if (code !== null) assert.equal(status, code);
        assert.equal(whole, code === 0);
    });
}

test("What nobody appended is no addition", async () => assert.equal(await added(issued, issuersKeys), undefined));
