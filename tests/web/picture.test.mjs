// Pictures and the camera: codes drawn by the program, photographed in software.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Stage, closeAll, answered, assertHeadline } from "./harness.mjs";
import { photographed } from "./photograph.mjs";

const tested = process.env.SIGILLUM_TESTED ?? new URL("../../build/release/tested", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "sigillum-pictures-"));
const edition = join(tested, "issued/sustainable-innovation");
const pdf = join(edition, readdirSync(edition).filter((name) => name.endsWith(".pdf")).sort()[0]);
let stage;

/** Page 1 of the document; extra: options of pdftoppm. */
function rendered(name, ...extra) {
    execFileSync("pdftoppm", ["-f", "1", "-l", "1", "-singlefile", ...extra, pdf, join(folder, name)]);
    return join(folder, name);
}

function useKeysOfTheProgram({ site }) {
    site.keyEntries = [...JSON.parse(readFileSync(join(tested, "keys/code-keys.json"))).keys, ...site.keyEntries];
    site.publish();
}

before(async () => {
    stage = await Stage.open();
    useKeysOfTheProgram(stage);
});
after(async () => {
    await closeAll();
    rmSync(folder, { recursive: true });
});

for (const [what, resolution, treatment] of [
    ["straight at 200 dpi", 200, {}],
    ["at 300 dpi, turned by 5 degrees, blurred and noisy", 300, { degrees: 5, blur: 0.7, noise: 40 }],
    ["on its side", 200, { degrees: 90 }],
    ["upside down and noisy", 200, { degrees: 180, noise: 40 }],
]) {
    test(`A photograph of a whole page, ${what}, is read`, async () => {
        const png = `${rendered("page", "-r", String(resolution), "-png")}.png`;
        const page = await stage.home();
        const buffer = await photographed(page, png, treatment);
        await page.locator("#file").setInputFiles({ name: "photo.jpg", mimeType: "image/jpeg", buffer });
        await answered(page);
        await assertHeadline(page, "Authentic");
        await page.close();
    });
}

test("A picture without a code is told apart from a forged one", async () => {
    const page = await stage.home();
    const empty = await page.screenshot();
    await page.locator("#file").setInputFiles({ name: "photo.png", mimeType: "image/png", buffer: empty });
    await page.getByText("No verification code was found in the picture").waitFor();
    assert.equal(await page.locator("#outcome").count(), 0);
    await page.locator("#file").setInputFiles({ name: "photo.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
    await page.getByText("neither a PDF nor a picture").waitFor();
    await page.close();
});

test("The decoder is fetched only when a picture needs it", async () => {
    const fresh = await Stage.open();
    useKeysOfTheProgram(fresh);
    const page = await fresh.home();
    assert.ok(!fresh.server.requests.join().includes("decoder/"));
    await page.locator("#file").setInputFiles(`${rendered("page", "-r", "150", "-png")}.png`);
    await answered(page);
    assert.equal(fresh.server.requests.filter((request) => request.includes("decoder/decode.js")).length, 1);
    await fresh.close();
});

test("Where neither the browser nor the site can read codes, the page says so", async () => {
    const without = await Stage.open();
    useKeysOfTheProgram(without);
    for (const name of [...without.site.files.keys()]) if (name.startsWith("decoder/")) without.site.files.delete(name);
    const page = await without.home();
    await page.locator("#file").setInputFiles(`${rendered("page", "-r", "150", "-png")}.png`);
    await page.getByText("Codes in pictures cannot be read here").waitFor();
    assert.equal(await page.locator("#outcome").count(), 0);
    await without.close();
});

/** A film of one picture, as Chromium's false camera takes it. */
function film(pgm) {
    const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+\d+\s/.exec(pgm.subarray(0, 64).toString("latin1"));
    const [w, h] = [Number(width) & ~1, Number(height) & ~1];
    const luma = Buffer.concat(Array.from({ length: h }, (_, y) => pgm.subarray(head.length + y * width, head.length + y * width + w)));
    const frame = Buffer.concat([Buffer.from("FRAME\n"), luma, Buffer.alloc((w * h) / 2, 128)]);
    return Buffer.concat([Buffer.from(`YUV4MPEG2 W${w} H${h} F10:1 Ip A1:1 C420mpeg2\n`), frame, frame]);
}

test("The camera reads a code, and is switched off afterwards", async () => {
    // The lower end of the page, where the code is, as a camera held over it sees it.
    const pgm = `${rendered("view", "-r", "130", "-gray", "-x", "430", "-y", "1000", "-W", "640", "-H", "480")}.pgm`;
    writeFileSync(join(folder, "view.y4m"), film(readFileSync(pgm)));
    const filming = await Stage.open({
        flags: ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", `--use-file-for-fake-video-capture=${join(folder, "view.y4m")}`],
    });
    useKeysOfTheProgram(filming);
    const page = await filming.home();
    await page.locator("#scan").click();
    await answered(page);
    await assertHeadline(page, "Authentic");
    assert.equal(await page.locator("#camera").isVisible(), false);
    assert.equal(await page.evaluate(() => document.querySelector("video").srcObject), null);
    await filming.close();
});

test("Where there is no camera the page says what else helps", async () => {
    const page = await stage.home();
    await page.locator("#scan").click();
    await page.getByText("The camera cannot be used").waitFor();
    assert.equal(await page.locator("#camera").isVisible(), false);
    await page.close();
});
