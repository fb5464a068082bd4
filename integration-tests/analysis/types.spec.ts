import { join } from "node:path"
import ts from "typescript"
import { beforeAll, describe, expect, it } from "vitest"
import { repoRoot } from "../app/demo/places"
import { ensureBuiltPlugin } from "./support/built-plugin"

const PROGRAM = `
import { nps, type NpsResult } from "medusa-plugin-post-purchase/analysis"
import * as analysis from "medusa-plugin-post-purchase/analysis"
const result: NpsResult = nps({ promoters: 3, passives: 1, detractors: 1 })
export const score: number | null = result.score
export const { lower } = analysis.wilsonInterval({ successes: 1, n: 2, confidence: 0.9 })
export const missing = nps({ promoters: 3 })
`

/** What the compiler says of the program as a file of the given name, with its line. */
function problemsOf(name: string, options: ts.CompilerOptions): string[] {
  const file = join(repoRoot, name)
  const all: ts.CompilerOptions = {
    ...options,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    noEmit: true,
    types: [],
  }
  const host = ts.createCompilerHost(all)
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (path) => path === file || fileExists(path)
  host.readFile = (path) => (path === file ? PROGRAM : readFile(path))
  host.getSourceFile = (path, target) =>
    path === file
      ? ts.createSourceFile(path, PROGRAM, target)
      : getSourceFile(path, target)
  return ts
    .getPreEmitDiagnostics(ts.createProgram([file], all, host))
    .map(({ messageText, file: place, start }) => {
      const line = place ? place.getLineAndCharacterOfPosition(start ?? 0).line : "?"
      return `${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`
    })
}

describe("the types of the analysis", () => {
  beforeAll(ensureBuiltPlugin)

  it.each([
    ["an ES module on Node", "consumer.mts", ts.ModuleKind.Node16, undefined],
    ["a CommonJS file on Node", "consumer.cts", ts.ModuleKind.Node16, undefined],
    [
      "a file for a bundler",
      "consumer.ts",
      ts.ModuleKind.ESNext,
      ts.ModuleResolutionKind.Bundler,
    ],
  ])("reach %s, and find what is missing", (_, name, module, moduleResolution) => {
    expect(problemsOf(name, { module, moduleResolution })).toEqual([
      expect.stringMatching(/^6: Argument of type '\{ promoters: number; \}'/),
    ])
  })
})
