// What is published means what was written: the page's files as acorn and Chromium read them, before and after `publish` left
// out what only their authors read.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { parse } from "acorn";
import { Stage, closeAll } from "./harness.mjs";

const folder = new URL("../../engine/web/site/", import.meta.url);
const written = (name) => readFileSync(new URL(name, folder), "utf8");
let stage;
const published = (name) => stage.site.files.get(name).toString();

before(async () => {
    stage = await Stage.open();
});
after(closeAll);

/** The syntax tree without the places of its nodes. */
function tree(script) {
    const places = ["start", "end", "loc", "range"];
    const module = { ecmaVersion: "latest", sourceType: "module" };
    return JSON.parse(JSON.stringify(parse(script, module), (key, value) => (places.includes(key) ? undefined : typeof value === "bigint" ? `${value}n` : value)));
}

for (const name of readdirSync(folder).filter((file) => file.endsWith(".js"))) {
    test(`${name} has the same syntax tree as its source, and no comment`, () => {
        const source = written(name).replace("@VERSION@", /version="([0-9a-f]{16})"/.exec(published("worker.js"))[1]);
        assert.deepEqual(tree(published(name)), tree(source));
        const comments = [];
        parse(published(name), { ecmaVersion: "latest", sourceType: "module", onComment: comments });
        assert.deepEqual(comments, []);
        assert.ok(published(name).length < source.length);
    });
}

test("A script that was changed in one token has another tree: the comparison above can fail", () => {
    const source = written("check.js");
    assert.notDeepEqual(tree(source.replaceAll("===", "==")), tree(source));
    assert.notDeepEqual(tree(source.replaceAll('"altered"', '"altered "')), tree(source));
});

test("The style sheet has the same rules", async () => {
    const page = await stage.page();
    await page.goto(stage.server.address);
    const rules = (text) => page.evaluate((sheet) => {
        const made = new CSSStyleSheet();
        made.replaceSync(sheet);
        // Blanks behind commas stay in the values of custom properties, which no style is applied by.
        return [...made.cssRules].map((rule) => rule.cssText.replace(/,\s+/g, ","));
    }, text);
    const own = await rules(written("page.css"));
    assert.ok(own.length > 50);
    assert.deepEqual(await rules(published("page.css")), own);
    assert.ok(!published("page.css").includes("/*"));
    await page.close();
});

test("The markup has the same elements, attributes and words", async () => {
    const page = await stage.page();
    await page.goto("about:blank");
    const elements = (text) => page.evaluate((markup) => {
        const made = new DOMParser().parseFromString(markup, "text/html");
        const words = (node) => [...node.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data.trim()).join("|");
        return [...made.querySelectorAll("*")].map((node) =>
            [node.tagName, node.parentNode.tagName, words(node), ...[...node.attributes].map(({ name, value }) => `${name}=${value}`)]);
    }, text);
    assert.deepEqual(await elements(published("index.html")), await elements(written("index.html")));
    await page.close();
});
