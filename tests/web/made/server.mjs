import { createServer } from "node:http";

const types = { html: "text/html; charset=utf-8", css: "text/css", js: "text/javascript", json: "application/json", svg: "image/svg+xml", jwt: "application/vc+jwt" };

/** Serves a Site at http://127.0.0.1:PORT/V/; remembers what was asked for. */
export class Server {
    constructor(site) {
        this.site = site;
        this.requests = [];
        this.delay = 0;
        this.http = createServer((request, response) => this.answer(request, response));
    }

    async start() {
        await new Promise((resolve) => this.http.listen(0, "127.0.0.1", resolve));
        this.address = `http://127.0.0.1:${this.http.address().port}/V/`;
        return this;
    }

    async answer(request, response) {
        this.requests.push(`${request.method} ${request.url}`);
        const path = new URL(request.url, "http://any").pathname;
        const name = path === "/V/" ? "index.html" : path.replace(/^\/V\//, "");
        const content = this.site.files.get(name);
        if (this.delay) await new Promise((resolve) => setTimeout(resolve, this.delay));
        if (content === undefined) return response.writeHead(404).end();
        response.writeHead(200, { "content-type": types[name.split(".").at(-1)] ?? "application/octet-stream", "cache-control": "no-cache" });
        response.end(content);
    }

    stop() {
        this.http.closeAllConnections();
        return new Promise((resolve) => this.http.close(resolve));
    }
}
