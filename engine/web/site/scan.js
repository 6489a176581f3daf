import { codeInPicture } from "./picture.js";

const pause = 120; // milliseconds between two looks

/** The camera, until a verification code has been seen or somebody stops it. */
export class Scan {
    /** @param {HTMLVideoElement} video that shows what the camera sees */
    constructor(video) {
        this.video = video;
        this.stream = null;
        this.stopped = false;
    }

    /**
     * @returns {Promise<{host: string | null, token: string} | null>} null after stop()
     * @throws {DOMException} where the camera cannot be used
     */
    async code() {
        const wish = { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } };
        this.stream = await navigator.mediaDevices.getUserMedia({ video: wish, audio: false });
        if (this.stopped) this.stop(); // while the browser was asking for leave
        if (!this.stream) return null;
        this.video.srcObject = this.stream;
        await this.video.play();
        while (this.stream) {
            const { videoWidth, videoHeight } = this.video;
            const code = videoWidth ? await codeInPicture(this.video, videoWidth, videoHeight, [1280]) : null;
            if (code) return code;
            await new Promise((resume) => setTimeout(resume, pause));
        }
        return null;
    }

    stop() {
        this.stopped = true;
        for (const track of this.stream?.getTracks() ?? []) track.stop();
        this.stream = null;
        this.video.srcObject = null;
    }
}
