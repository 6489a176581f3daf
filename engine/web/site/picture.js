import { codeFromText } from "./link.js";
import { Refused } from "./refused.js";

const longestSide = 2400; // pixels; more does not help a decoder
let decoder;

/** What the browser has, else our own, fetched when it is first needed. */
async function readerOfCodes() {
    const formats = (await globalThis.BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? [];
    if (formats.includes("qr_code")) {
        const native = new BarcodeDetector({ formats: ["qr_code"] });
        return async (canvas) => (await native.detect(canvas)).map((code) => code.rawValue);
    }
    const { decodeQR } = await import("./decoder/decode.js").catch(() => {
        throw new Refused("no-reader", "the site brings no decoder");
    });
    return async (canvas) => {
        const { data, width, height } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        try {
            return [decodeQR({ data, width, height })];
        } catch {
            return []; // no code in the picture
        }
    };
}

function drawn(source, width, height, scale) {
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    canvas.getContext("2d", { willReadFrequently: true }).drawImage(source, 0, 0, canvas.width, canvas.height);
    return canvas;
}

/**
 * The verification code in a picture.
 * @param {CanvasImageSource} source @param {number} width @param {number} height pixels of the source
 * @param {number[]} [sides] lengths of the longer side to try, one after the other
 * @returns {Promise<{host: string | null, token: string} | null>}
 * @throws {Refused} "no-reader" where neither the browser nor the site can read codes
 */
export async function codeInPicture(source, width, height, sides = [1200, longestSide, 800]) {
    decoder ??= readerOfCodes();
    const read = await decoder;
    const tried = new Set(sides.map((side) => Math.min(1, side / Math.max(width, height))));
    for (const scale of tried) {
        for (const text of await read(drawn(source, width, height, scale))) {
            const code = codeFromText(text);
            if (code) return code;
        }
    }
    return null;
}
