import { readFileSync } from "node:fs";

/** The picture as a phone would take it: turned, out of focus, noisy. Made in the browser, with a fixed noise. */
export async function photographed(page, png, treatment) {
    const data = await page.evaluate(async ([base64, how]) => {
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        const picture = await createImageBitmap(new Blob([bytes]));
        const canvas = new OffscreenCanvas(picture.width, picture.height);
        const context = canvas.getContext("2d");
        context.fillStyle = "#ddd";
        context.fillRect(0, 0, canvas.width, canvas.height);
        context.filter = `blur(${how.blur}px)`;
        context.translate(canvas.width / 2, canvas.height / 2);
        context.rotate((how.degrees * Math.PI) / 180);
        context.drawImage(picture, -canvas.width / 2, -canvas.height / 2, canvas.width, canvas.height);
        const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
        let seed = 7;
        for (let i = 0; i < pixels.data.length; ++i) {
            seed = (seed * 1103515245 + 12345) & 0x7fffffff;
            if (i % 4 < 3) pixels.data[i] += (seed / 0x7fffffff - 0.5) * how.noise;
        }
        context.putImageData(pixels, 0, 0);
        const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.85 });
        let text = "";
        for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte);
        return btoa(text);
    }, [readFileSync(png).toString("base64"), { degrees: 0, blur: 0, noise: 0, ...treatment }]);
    return Buffer.from(data, "base64");
}
