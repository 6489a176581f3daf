import { Refused } from "./refused.js";

const kibi = 1024;
const patience = 8000; // milliseconds

/** The folder that the issuer publishes, read file by file with limits. Nothing but the file's name is ever sent. */
export class Published {
    /** @param {string | URL} base address of the folder, ending in a slash */
    constructor(base) {
        this.base = base;
    }

    /**
     * @param {string} name path in the folder @param {{most?: number, fresh?: boolean}} [how] limit in KiB; fresh: ask
     * the server, whatever a cache holds
     * @returns {Promise<string>}
     * @throws {Refused} "unreachable"
     */
    async text(name, { most = 1024, fresh = false } = {}) {
        const ask = () => fetch(new URL(name, this.base), {
            cache: fresh ? "no-store" : "default",
            credentials: "omit",
            referrerPolicy: "no-referrer",
            redirect: "error",
            signal: AbortSignal.timeout(patience),
        });
        try {
            const response = await ask().catch((error) => {
                if (error instanceof TypeError) return ask(); // no answer, as when the worker between was ended: once more
                throw error;
            });
            if (!response.ok) throw new Error(`status ${response.status}`);
            return new TextDecoder("utf-8", { fatal: true }).decode(await readAll(response.body, most * kibi));
        } catch (error) {
            throw new Refused("unreachable", `${name}: ${error.message}`);
        }
    }

    /** As text(), parsed. @returns {Promise<any>} */
    async json(name, how) {
        const text = await this.text(name, how);
        try {
            return JSON.parse(text);
        } catch {
            throw new Refused("unreachable", `${name} is no JSON`);
        }
    }
}

/**
 * All bytes of a stream, given up as soon as there are more than `most`.
 * @param {ReadableStream<Uint8Array>} stream @param {number} most @returns {Promise<Uint8Array>}
 * @throws {Refused} "too-large"
 */
export async function readAll(stream, most) {
    const parts = [];
    let size = 0;
    const reader = stream.getReader();
    for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        size += value.length;
        if (size > most) {
            reader.cancel().catch(() => {});
            throw new Refused("too-large", `more than ${most} bytes`);
        }
        parts.push(value);
    }
    const whole = new Uint8Array(size);
    let at = 0;
    for (const part of parts) {
        whole.set(part, at);
        at += part.length;
    }
    return whole;
}

/**
 * Decompresses with a limit, so that a small file cannot become a huge one.
 * @param {Uint8Array} bytes @param {"gzip" | "deflate"} format @param {number} most bytes
 * @returns {Promise<Uint8Array>}
 * @throws {Refused} "too-large" or "compression"
 */
export async function decompressed(bytes, format, most) {
    try {
        return await readAll(new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format)), most);
    } catch (error) {
        throw error instanceof Refused ? error : new Refused("compression", error.message);
    }
}
