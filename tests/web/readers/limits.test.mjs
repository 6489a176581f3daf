// Inputs made to keep a reader busy: each is refused by a count of what it may read, not by a clock.
import assert from "node:assert/strict";
import { test } from "node:test";
import { reader } from "../made/readers.mjs";

const { Pdf } = await reader("pdf.js");
const { Reference } = await reader("pdf_values.js");
const { attachedRecord, linkedCode } = await reader("attached.js");
const { examineFile, largestFile } = await reader("sealed_file.js");
const { readAll } = await reader("published.js");
const { readToken } = await reader("token.js");
const { signedRevisions } = await reader("revision.js");
const { updatesBehind } = await reader("updates.js");

/** A file of objects with one table; places: another place for a number. */
function file(bodies, { entries = "", places = {} } = {}) {
    let text = "%PDF-1.7\n";
    const rows = bodies.map((body, i) => {
        const place = text.length;
        text += `${i + 1} 0 obj\n${body}\nendobj\n`;
        return `${String(places[i + 1] ?? place).padStart(10, "0")} 00000 n \n`;
    });
    const end = `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${rows.join("")}trailer\n<</Size ${bodies.length + 1}/Root 1 0 R${entries}>>\nstartxref\n${text.length}\n%%EOF\n`;
    return new Uint8Array(Buffer.from(text + end, "latin1"));
}

const refused = (kind) => ({ name: "Error", kind });
const plain = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>", "<</Type/Page>>"];

for (const [what, entries] of [["itself", null], ["a place before the file", "/Prev -99999999999999"], ["half a byte", "/Prev 1.5"], ["a name", "/Prev/X"], ["a place behind the file", "/Prev 9999999999"]]) {
    test(`A table that follows ${what} is refused`, () => {
        const own = file(plain).length;
        const start = Number(/startxref\s(\d+)/.exec(Buffer.from(file(plain)).toString("latin1"))[1]);
        assert.throws(() => new Pdf(file(plain, { entries: entries ?? `/Prev ${start}` })), refused("pdf"));
        assert.ok(own > start);
    });
}

test("Objects that lie within one another are read for eight times the file's size at most", () => {
    const many = 3000;
    const inner = Array.from({ length: many }, (_, i) => `${i + 4} 0 obj (`).join("\n");
    const bodies = [...plain, `(${inner}${"x".repeat(100_000)}${")".repeat(many + 1)}`];
    const text = Buffer.from(file(bodies)).toString("latin1");
    const places = {};
    for (let number = 5; number < many; ++number) places[number] = text.indexOf(`\n${number} 0 obj (`) + 1;
    const filler = Array.from({ length: many }, () => "null");
    const pdf = new Pdf(file([...bodies, ...filler], { places }));
    const all = () => {
        for (let number = 5; number < many; ++number) pdf.resolved(new Reference(number, 0));
    };
    assert.throws(all, refused("pdf"));
});

test("A stream whose length is the stream itself is refused", () => {
    const pdf = new Pdf(file([...plain, "<</Length 4 0 R>>stream\nx\nendstream"]));
    assert.throws(() => pdf.resolved(new Reference(4, 0)), refused("pdf"));
});

test("A stream whose length needs thousands of streams to be read is refused", () => {
    const chain = Array.from({ length: 5000 }, (_, i) => `<</Length ${i + 5} 0 R>>stream\nx\nendstream`);
    const pdf = new Pdf(file([...plain, ...chain, "1"]));
    assert.throws(() => pdf.resolved(new Reference(4, 0)), refused("pdf"));
});

test("References in a circle, pages in a circle and values nested too deeply are refused", () => {
    assert.throws(() => new Pdf(file([...plain, "5 0 R", "4 0 R"])).resolved(new Reference(4, 0)), refused("pdf"));
    assert.throws(() => linkedCode(new Pdf(file(["<</Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Kids[2 0 R]>>"]))), refused("pdf"));
    assert.throws(() => new Pdf(file([...plain, "[".repeat(100_000)])).resolved(new Reference(4, 0)), refused("pdf"));
});

test("A name tree that comes back to itself is refused", async () => {
    const pdf = new Pdf(file(["<</Pages 2 0 R/Names<</EmbeddedFiles 4 0 R>>>>", ...plain.slice(1), `<</Kids[${"4 0 R ".repeat(500)}]>>`]));
    await assert.rejects(attachedRecord(pdf), refused("altered"));
});

test("A table with millions of entries is refused", () => {
    const text = `%PDF-1.7\nxref\n0 4000000\n`;
    const end = `trailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`;
    assert.throws(() => new Pdf(new Uint8Array(Buffer.from(text + end))), refused("pdf"));
});

test("More than 32 signatures and more than 64 updates are refused", () => {
    const gap = "/Contents<3000>";
    const one = "/ByteRange[0 1 2 3]";
    assert.throws(() => signedRevisions(new Uint8Array(Buffer.from(`${one.repeat(40)}${gap}`))), refused("altered"));
    const base = file(plain);
    let text = Buffer.from(base).toString("latin1");
    let start = Number(/startxref\s(\d+)/.exec(text)[1]);
    for (let i = 0; i < 70; ++i) {
        const place = text.length;
        text += `xref\n0 0\ntrailer\n<</Size 4/Root 1 0 R/Prev ${start}>>\nstartxref\n${place}\n%%EOF\n`;
        start = place;
    }
    assert.throws(() => updatesBehind(new Uint8Array(Buffer.from(text, "latin1")), new Pdf(base)), refused("pdf"));
});

test("A file that is too large is not read at all", async () => {
    const large = { length: largestFile + 1, subarray: () => assert.fail("it was read") };
    assert.deepEqual(await examineFile(large, { seals: [] }), { file: "unreadable" });
});

test("What unpacks without an end is given up at its limit", async () => {
    let given = 0;
    const piece = new Uint8Array(65_536);
    const endless = new ReadableStream({
        pull(controller) {
            given += piece.length;
            controller.enqueue(piece);
        },
    });
    await assert.rejects(readAll(endless, 1 << 20), refused("too-large"));
    assert.ok(given <= (1 << 20) + 3 * piece.length, `${given}`);
});

test("A text longer than the largest code is refused before it is decoded", () => {
    assert.throws(() => readToken("A".repeat(4297)), refused("text"));
    assert.throws(() => readToken("A".repeat(50_000_000)), refused("text"));
});
