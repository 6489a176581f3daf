// The page in another browser than Chromium: a code, a PDF with what archiving adds, one that was altered.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Stamper, withTimeStamp, withValidationData } from "./made/archive.mjs";
import { Firefox, firefoxIsThere } from "./made/firefox.mjs";
import { Sealer, signedPdf } from "./made/pdf.mjs";
import { digestOf, recordBytes } from "./made/record.mjs";
import { Server } from "./made/server.mjs";
import { Site } from "./made/site.mjs";
import { token } from "./made/token.mjs";
import { withUpdate } from "./made/update.mjs";

const skip = firefoxIsThere() ? false : "there is no Firefox (package firefox-esr)";
const sealer = new Sealer();
let site;
let server;
let firefox;

before(async () => {
    if (skip) return;
    site = new Site();
    site.seals = [sealer.entry()];
    site.publish();
    server = await new Server(site).start();
    firefox = await Firefox.launch();
}, { timeout: 90_000 });
after(async () => {
    sealer.close();
    await firefox?.close();
    await server?.stop();
});

test("Firefox says authentic, then revoked, then altered", { skip, timeout: 90_000 }, async () => {
    const code = token(site.codeKey);
    await firefox.open(`${server.address}#${code}`);
    const { headline, text } = await firefox.answered();
    assert.equal(headline, "Authentic");
    assert.match(text, /Zuzanna Wójcik-Hägglund[\s\S]*3 July 2026[\s\S]*Neither revoked nor suspended/);
    site.publish({ revoked: [4711] });
    await firefox.open(`${server.address}#${code}`);
    assert.equal((await firefox.answered()).headline, "Revoked");
    site.publish();
    const at = code.length - 60;
    await firefox.open(`${server.address}#${code.slice(0, at)}${code[at] === "B" ? "C" : "B"}${code.slice(at + 1)}`);
    assert.equal((await firefox.answered()).headline, "Not authentic");
});

test("Firefox checks a PDF, with what archiving adds and with a change behind its seal", { skip, timeout: 90_000 }, async () => {
    const stamper = new Stamper();
    const record = recordBytes();
    const link = `HTTPS://VERIFY.EXAMPLE/V/#${token(site.codeKey, { 18: digestOf(record) })}`;
    const sealed = signedPdf(sealer, { links: [link], record });
    const archived = withTimeStamp(withValidationData(sealed, sealer.der), stamper);
    stamper.close();
    for (const [pdf, headline] of [
        [archived, "Authentic"],
        [withUpdate(sealed, { 3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>" }), "Not authentic"],
    ]) {
        await firefox.open(server.address);
        await firefox.run("return new Promise((go) => { const look = () => document.querySelector('#language option') ? go() : setTimeout(look, 50); look(); })");
        await firefox.choose(pdf);
        assert.equal((await firefox.answered()).headline, headline);
    }
});
