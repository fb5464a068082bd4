import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { build } from "esbuild"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { bundledForBrowser, gzippedSize, makeModule } from "../../analysis/support/bundle"

describe("the analysis module in a browser", () => {
  let folder: string
  let file: string

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "analysis-"))
    file = makeModule(folder)
  })

  afterAll(() => rmSync(folder, { recursive: true }))

  it("is one file: it imports nothing", async () => {
    const { metafile } = await build({
      entryPoints: [file],
      metafile: true,
      write: false,
    })
    expect(Object.values(metafile.inputs).flatMap(({ imports }) => imports)).toEqual([])
  })

  it("is nothing when nothing of it is used: loading it has no effects", async () => {
    const code = await bundledForBrowser('import "./analysis.mjs"', folder)
    expect(code.trim()).toBe("")
  })

  it("brings less than 2 kB for the Net Promoter Score", async () => {
    const code = await bundledForBrowser('export { nps } from "./analysis.mjs"', folder)
    expect(gzippedSize(code)).toBeLessThan(2000)
  })

  it("brings less than 60 kB for everything", async () => {
    const code = await bundledForBrowser('export * from "./analysis.mjs"', folder)
    expect(gzippedSize(code)).toBeLessThan(60_000)
  })
})
