import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { build } from "esbuild"
import { describe, expect, it } from "vitest"

const folder = join(__dirname, "../../../src/analysis")

/** What a browser would load for a line of code; fails on anything of Node's. */
async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
  })
  return outputFiles[0].text
}

const gzipped = (code: string) => gzipSync(code, { level: 9 }).length

describe("the analysis module in a browser", () => {
  it("is nothing when nothing of it is used: loading it has no effects", async () => {
    expect((await bundled('import "./index"')).trim()).toBe("")
  })

  it("brings less than 2 kB for the Net Promoter Score", async () => {
    expect(gzipped(await bundled('export { nps } from "./index"'))).toBeLessThan(2000)
  })

  it("brings less than 16 kB for everything", async () => {
    expect(gzipped(await bundled('export * from "./index"'))).toBeLessThan(16_000)
  })
})
