import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const flags = [
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
];

/** Debian's Chromium with an empty profile; an ephemeral one, gone with close(). */
export class Browser {
    static async launch({ flags: more = [], ...options } = {}) {
        const browser = new Browser();
        browser.profile = mkdtempSync(join(tmpdir(), "sigillum-page-"));
        browser.context = await chromium.launchPersistentContext(browser.profile, {
            executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
            headless: true,
            args: [...flags, ...more, ...(process.getuid() === 0 ? ["--no-sandbox"] : [])],
            viewport: { width: 390, height: 844 },
            locale: "en-GB",
            timezoneId: "Europe/Warsaw",
            ...options,
        });
        return browser;
    }

    async close() {
        await this.context.close();
        rmSync(this.profile, { recursive: true, force: true });
    }
}
