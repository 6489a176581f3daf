// The program beside the page: its verdict over the same document, and what the two call the same.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const tested = process.env.SIGILLUM_TESTED ?? fileURLToPath(new URL("../../../build/release/tested", import.meta.url));
export const program = process.env.SIGILLUM ?? join(tested, "../bin/sigillum");

/** @param {string[]} words behind "verify" @returns {{outcome: string, reasons: string[]}} */
export function programsVerdict(...words) {
    const { stdout, stderr, status } = spawnSync(program, ["verify", "--json", ...words], { encoding: "utf8" });
    if (status === null || status === 2) throw new Error(stderr);
    return JSON.parse(stdout);
}

/** What the program says where the page has this outcome: [outcome, reason]. */
export const programsWords = {
    authentic: ["authentic", undefined],
    revoked: ["not-current", "revoked"],
    replaced: ["not-current", "replaced"],
    suspended: ["not-current", "suspended"],
    expired: ["not-current", "expired"],
    "status-unknown": ["intact-but", "status-unknown"],
    "unknown-key": ["intact-but", "code-key-unknown"],
    altered: ["altered", undefined],
    "key-revoked": ["altered", "key-revoked"],
    "key-not-valid": ["altered", "key-not-valid"],
};
