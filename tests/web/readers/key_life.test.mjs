// When a key was in use: the table that the page shares with the program (tests/verify/key_time_test.cc).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { reader } from "../made/readers.mjs";

const { timeOfKey, timeOfSeal } = await reader("key_life.js");
const { dayOf } = await reader("day.js");
const table = JSON.parse(readFileSync(new URL("../../key_times.json", import.meta.url)));
const time = (text) => (text === undefined ? undefined : new Date(text));
const life = (row) => ({ validFrom: time(row.valid_from), retired: time(row.retired) });

for (const row of table.codes) {
    test(`A code: ${row.case}`, () => {
        const facts = { type: row.type, date: dayOf(new Date(row.date)) };
        assert.equal(timeOfKey(life(row), facts, new Date(row.now)) ?? "not-said", row.expected);
    });
}

for (const row of table.seals) {
    test(`A seal: ${row.case}`, () => {
        const [from, until] = row.certificate.map(time);
        assert.equal(timeOfSeal({ from, until }, life(row), time(row.claimed) ?? null, new Date(row.now)), row.expected);
    });
}
