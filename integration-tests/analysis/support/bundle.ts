import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { build } from "esbuild"

const script = join(__dirname, "../../../src/analysis/packaging/bundle.mjs")

/** Makes the ES module as the plugin's build does: one file, named `analysis.mjs`. */
export function makeModule(folder: string): string {
  const file = join(folder, "analysis.mjs")
  execFileSync(process.execPath, [script, file])
  return file
}

/** What a browser would load for a line of code; fails on anything of Node's. */
export async function bundledForBrowser(
  contents: string,
  resolveDir: string
): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
  })
  return outputFiles[0].text
}

/** Bytes of a text as servers send it. */
export const gzippedSize = (text: string): number => gzipSync(text, { level: 9 }).length
