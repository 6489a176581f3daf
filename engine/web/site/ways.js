import { checkCode, checkNumber, noCode } from "./check.js";
import { byId } from "./dom.js";
import { codeFromText } from "./link.js";
import { numberFromTyped } from "./number.js";

const largestFile = 64 * 1024 * 1024;
const codeCheck = ({ token, host }) => (around) => checkCode(token, host, around);

/** The ways to a check: typing, choosing or dropping a file, the camera. */
export class Ways {
    /** @param {import("./page.js").Page} page that runs the checks */
    constructor(page) {
        this.page = page;
        this.scan = null;
    }

    open() {
        byId("scan").hidden = !navigator.mediaDevices?.getUserMedia;
        byId("scan").addEventListener("click", () => this.startScan());
        byId("scan-stop").addEventListener("click", () => this.stopScan());
        byId("file").addEventListener("change", (event) => this.takeFiles(event.target.files));
        byId("number-form").addEventListener("submit", (event) => {
            event.preventDefault();
            this.takeTyped(byId("number").value);
        });
        this.listenToDrops();
    }

    listenToDrops() {
        addEventListener("dragover", (event) => {
            event.preventDefault();
            document.body.classList.add("dragging");
        });
        addEventListener("dragleave", (event) => {
            if (!event.relatedTarget) document.body.classList.remove("dragging");
        });
        addEventListener("drop", (event) => {
            event.preventDefault();
            document.body.classList.remove("dragging");
            this.takeFiles(event.dataTransfer.files);
        });
    }

    complain(key, field) {
        this.page.screen.complain(this.page.speech.say(key), field);
    }

    async takeTyped(typed) {
        const code = codeFromText(typed);
        if (code) return this.page.checkByHand(codeCheck(code));
        if (/[:/#]/.test(typed)) return this.page.checkByHand(noCode);
        const { number, fault } = numberFromTyped(typed);
        if (!fault) return this.page.checkByHand((around) => checkNumber(number, around));
        this.complain(`number.fault.${fault}`, byId("number"));
    }

    async takeFiles(files) {
        const file = files[0];
        byId("file").value = "";
        if (!file) return;
        this.page.forget();
        if (file.size > largestFile) return this.complain("file.too_large");
        const head = new TextDecoder("latin1").decode(await file.slice(0, 1024).arrayBuffer());
        if (head.startsWith("%PDF-") || file.type === "application/pdf") return this.takePdf(file);
        await this.takePicture(file);
    }

    async takePdf(file) {
        const bytes = new Uint8Array(await file.arrayBuffer());
        await this.page.checkByHand(async (around) => (await import("./check_file.js")).checkFile(bytes, around));
    }

    async takePicture(file) {
        byId("checking").hidden = false;
        const turn = this.page.turn;
        let code = null;
        try {
            const { codeInPicture } = await import("./picture.js");
            const picture = await createImageBitmap(file);
            code = await codeInPicture(picture, picture.width, picture.height);
            picture.close();
        } catch (error) {
            return this.complain(error.kind === "no-reader" ? "picture.no_reader" : "file.not_read");
        }
        if (turn !== this.page.turn) return;
        if (!code) return this.complain("picture.no_code");
        await this.page.checkByHand(codeCheck(code));
    }

    async startScan() {
        const { Scan } = await import("./scan.js");
        this.stopScan();
        this.page.screen.complain("");
        byId("camera").hidden = false;
        byId("scan-stop").focus();
        this.scan = new Scan(byId("video"));
        try {
            const code = await this.scan.code();
            this.stopScan();
            if (code) await this.page.checkByHand(codeCheck(code));
        } catch {
            this.stopScan();
            this.complain("scan.refused", byId("scan"));
        }
    }

    stopScan() {
        this.scan?.stop();
        this.scan = null;
        byId("camera").hidden = true;
    }
}
