// What the tests share: a site, its server, a browser, and the questions they ask of the page.
import assert from "node:assert/strict";
import { Browser } from "./made/browser.mjs";
import { Server } from "./made/server.mjs";
import { Site } from "./made/site.mjs";

const open = new Set();

/** For after(): what a failed test has left open would keep the run from ending. */
export async function closeAll() {
    for (const stage of open) await stage.close().catch(() => {});
}

/** One published site and one browser; close() ends both. */
export class Stage {
    static async open(options) {
        const stage = new Stage();
        stage.site = new Site();
        stage.server = await new Server(stage.site).start();
        open.add(stage);
        stage.browser = await Browser.launch(options);
        return stage;
    }

    /** A page that fails the test when it reports an error of its own. */
    async page() {
        const page = await this.browser.context.newPage();
        page.faults = [];
        page.on("pageerror", (error) => page.faults.push(error.message));
        page.on("console", (message) => {
            // A browser reports a missing file on its own; the page does not.
            if (message.type() === "error" && !/Failed to load resource/.test(message.text())) page.faults.push(message.text());
        });
        return page;
    }

    /** Opens the page with a token and waits for the answer. */
    async scanned(token, page) {
        page ??= await this.page();
        await page.goto("about:blank");
        await page.goto(`${this.server.address}#${token}`);
        await answered(page);
        return page;
    }

    /** Opens the page as somebody does who has only its address. */
    async home() {
        const page = await this.page();
        await page.goto(this.server.address);
        await page.locator("#number").waitFor();
        await ready(page);
        return page;
    }

    async close() {
        open.delete(this);
        await this.browser?.close();
        await this.server.stop();
    }
}

/** Waits until the page has its texts; not by frames, which a browser may withhold from a page behind another. */
export async function ready(page) {
    await page.locator("#language option").first().waitFor({ state: "attached", timeout: 120_000 });
}

export async function answered(page) {
    await page.locator("#outcome").waitFor({ timeout: 60_000 });
}

/** Everything a reader sees, and the headline. */
export async function seen(page) {
    return { headline: await page.locator("#outcome").innerText(), text: await page.locator("body").innerText() };
}

export async function assertHeadline(page, headline) {
    assert.equal(await page.locator("#outcome").innerText(), headline);
    assert.deepEqual(page.faults, []);
}

export async function typed(page, text) {
    await page.locator("#number").fill(text);
    await page.locator("#number-form button").click();
}

/** Puts a file into the page as if it had been dropped there. */
export async function dropped(page, bytes, name = "certificate.pdf", type = "application/pdf") {
    await page.evaluate(async ([base64, fileName, fileType]) => {
        const content = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], fileName, { type: fileType }));
        dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, [Buffer.from(bytes).toString("base64"), name, type]);
}
