// Debian's Firefox without a screen, driven through the protocol that it has built in (Marionette): "12:[0,1,…]" over TCP.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const program = process.env.FIREFOX ?? "/usr/bin/firefox-esr";
const patience = 60_000; // milliseconds for its start

export const firefoxIsThere = () => existsSync(program);

const pause = (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds));

function freePort() {
    return new Promise((resolve) => {
        const server = createServer().listen(0, "127.0.0.1", () => {
            const { port } = server.address();
            server.close(() => resolve(port));
        });
    });
}

async function connected(port) {
    for (const end = Date.now() + patience; ; await pause(100)) {
        try {
            return await new Promise((resolve, reject) => {
                const socket = connect(port, "127.0.0.1", () => resolve(socket));
                socket.once("error", reject);
            });
        } catch (error) {
            if (Date.now() > end) throw error;
        }
    }
}

/** One Firefox with an empty profile, one page in it. */
export class Firefox {
    static async launch() {
        const firefox = new Firefox();
        const port = await freePort();
        firefox.profile = mkdtempSync(join(tmpdir(), "sigillum-firefox-"));
        writeFileSync(join(firefox.profile, "user.js"), `user_pref("marionette.port", ${port});\nuser_pref("intl.accept_languages", "en-GB");\n`);
        const flags = ["--headless", "--no-remote", "--marionette", "--profile", firefox.profile];
        // A folder of its own for all it writes: it refuses one that belongs to somebody else.
        firefox.process = spawn(program, flags, { stdio: "ignore", env: { ...process.env, HOME: firefox.profile, XDG_RUNTIME_DIR: "" } });
        firefox.waiting = new Map();
        firefox.received = Buffer.alloc(0);
        firefox.socket = await connected(port);
        firefox.socket.on("data", (bytes) => firefox.take(bytes));
        await firefox.ask("WebDriver:NewSession", {});
        return firefox;
    }

    take(bytes) {
        this.received = Buffer.concat([this.received, bytes]);
        for (;;) {
            const colon = this.received.indexOf(":");
            const length = Number(this.received.subarray(0, Math.max(colon, 0)).toString());
            if (colon < 0 || this.received.length < colon + 1 + length) return;
            const message = JSON.parse(this.received.subarray(colon + 1, colon + 1 + length).toString());
            this.received = this.received.subarray(colon + 1 + length);
            if (Array.isArray(message)) this.answer(message);
        }
    }

    answer([, id, error, result]) {
        const { resolve, reject } = this.waiting.get(id);
        this.waiting.delete(id);
        if (error) reject(new Error(`${error.error}: ${error.message}`));
        else resolve(result);
    }

    ask(command, parameters) {
        const id = (this.asked = (this.asked ?? 0) + 1);
        const message = Buffer.from(JSON.stringify([0, id, command, parameters]));
        this.socket.write(Buffer.concat([Buffer.from(`${message.length}:`), message]));
        return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    }

    async open(address) {
        await this.ask("WebDriver:Navigate", { url: "about:blank" });
        await this.ask("WebDriver:Navigate", { url: address });
    }

    /** What a script in the page gives back; it may be a promise. */
    async run(script, ...args) {
        return (await this.ask("WebDriver:ExecuteScript", { script, args })).value;
    }

    /** The headline of the answer, and all that a reader sees. */
    async answered() {
        return this.run(`
            for (const end = Date.now() + 20000; Date.now() < end; await new Promise((go) => setTimeout(go, 50)))
                if (document.querySelector("#outcome")) return { headline: document.querySelector("#outcome").innerText, text: document.body.innerText };
            return { headline: "no answer", text: document.body.innerText };`.replace(/^/, "return (async () => {") + "})()");
    }

    /** Gives the page a file as if it had been chosen. */
    async choose(bytes, name = "certificate.pdf") {
        await this.run(`
            const content = Uint8Array.from(atob(arguments[0]), (c) => c.charCodeAt(0));
            const transfer = new DataTransfer();
            transfer.items.add(new File([content], arguments[1], { type: "application/pdf" }));
            document.querySelector("#file").files = transfer.files;
            document.querySelector("#file").dispatchEvent(new Event("change", { bubbles: true }));`, Buffer.from(bytes).toString("base64"), name);
    }

    async close() {
        this.socket?.destroy();
        const ended = new Promise((resolve) => this.process.once("exit", resolve));
        this.process.kill();
        await Promise.race([ended, pause(5000)]);
        this.process.kill("SIGKILL");
        rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
    }
}
