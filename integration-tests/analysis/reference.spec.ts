import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { functionNames } from "../unit/analysis/call"

const folder = join(__dirname, "../../src/analysis")
const typedoc = join(dirname(require.resolve("typedoc/package.json")), "bin/typedoc")

describe("the reference", () => {
  let out: string

  beforeAll(() => {
    out = mkdtempSync(join(tmpdir(), "analysis-reference-"))
  })

  afterAll(() => rmSync(out, { recursive: true }))

  it("is made of the functions as they are, each of them documented", () => {
    const options = join(folder, "packaging/typedoc.json")
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [typedoc, "--options", options, "--out", out],
      { encoding: "utf8" }
    )
    expect(status, stdout + stderr).toBe(0)
    const read = (place: string) => readFileSync(join(place, "REFERENCE.md"), "utf8")
    expect(
      read(folder) === read(out),
      "src/analysis/REFERENCE.md is out of date: run npm run reference, and commit what it changes"
    ).toBe(true)
  })
})

describe("the README", () => {
  const readme = readFileSync(join(folder, "../../README.md"), "utf8")
  const table = readme.split("| A store asks")[1].split("\n\n")[0]
  const named = [...table.matchAll(/`(\w+)`/g)].map(([, name]) => name)

  it("names every function once, beside the question it answers", () => {
    expect(named.sort()).toEqual([...functionNames].sort())
  })
})
