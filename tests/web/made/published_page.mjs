// The files of the page as `sigillum publish` writes them: what browsers get, not what its authors write.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program, tested } from "./program.mjs";

/** @returns {Map<string, Buffer>} by name in V/, with texts and decoder, without keys and lists */
export function publishedPage() {
    const folder = mkdtempSync(join(tmpdir(), "sigillum-page-"));
    try {
        const registry = join(folder, "registry.sqlite");
        cpSync(join(tested, "registry.sqlite"), registry); // publishing is written into its log
        execFileSync(program, ["publish", "--registry", registry, "--keys", join(tested, "keys"), "--host", "verify.example",
            "--issuer", "Lipowiec University of Technology", "--out", folder]);
        const page = join(folder, "V");
        const names = readdirSync(page, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => join(entry.path, entry.name).slice(page.length + 1));
        const own = names.filter((name) => !/^(status|numbers)\/|^keys\.json$/.test(name));
        return new Map(own.map((name) => [name, readFileSync(join(page, name))]));
    } finally {
        rmSync(folder, { recursive: true });
    }
}
