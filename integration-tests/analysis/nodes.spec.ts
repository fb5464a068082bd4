import { spawnSync } from "node:child_process"
import { beforeAll, describe, expect, it } from "vitest"
import { repoRoot } from "../app/demo/places"
import { ensureBuiltPlugin } from "./support/built-plugin"
import { majorOf, nodeBinary } from "./support/node-binaries"
import { exampleTasks, RUN_TASKS, vectorTasks, wrongAnswers } from "./support/tasks"

const MAJORS = [...new Set([20, 22, 24, majorOf(process.version)])]
const ENTRY = JSON.stringify("medusa-plugin-post-purchase/analysis")
const ANSWER = `
console.log(process.version)
console.log(file)
console.log((${RUN_TASKS})(analysis, JSON.parse(readFileSync(0, "utf8"))))`

/** How a program gets at the module of the built plugin, and the file that it is given. */
const IMPORT = {
  type: "module",
  code: `
import * as analysis from ${ENTRY}
import { readFileSync } from "node:fs"
const file = import.meta.resolve(${ENTRY})${ANSWER}`,
  file: "/analysis/analysis.mjs",
}
const REQUIRE = {
  type: "commonjs",
  code: `
const analysis = require(${ENTRY})
const { readFileSync } = require("node:fs")
const file = require.resolve(${ENTRY})${ANSWER}`,
  file: "/analysis/index.js",
}

const tasks = [...vectorTasks(), ...exampleTasks()]

describe.each(MAJORS)("on Node %i", (major) => {
  let binary: string

  beforeAll(async () => {
    binary = nodeBinary(major)
    await ensureBuiltPlugin()
  })

  it.each([
    ["imported", IMPORT],
    ["required", REQUIRE],
  ])("meets the vectors and the examples when it is %s", (_, { type, code, file }) => {
    const { status, stdout, stderr } = spawnSync(
      binary,
      [`--input-type=${type}`, "--eval", code],
      {
        cwd: repoRoot,
        input: JSON.stringify(tasks.map(({ body }) => body)),
        encoding: "utf8",
        maxBuffer: 64 * 1024 * 1024,
      }
    )
    expect(status, stderr).toBe(0)
    const [version, resolved, answers] = stdout.split("\n")
    expect(majorOf(version)).toBe(major)
    expect(resolved.endsWith(file), resolved).toBe(true)
    expect(wrongAnswers(tasks, answers)).toEqual([])
  })
})

describe("a Node that is not there", () => {
  it("fails with what to do", () => {
    const { POST_PURCHASE_NODES } = process.env
    process.env.POST_PURCHASE_NODES = process.execPath
    try {
      expect(() => nodeBinary(19)).toThrow(
        `POST_PURCHASE_NODES lists no Node 19: ${process.execPath}`
      )
    } finally {
      if (POST_PURCHASE_NODES === undefined) {
        delete process.env.POST_PURCHASE_NODES
      } else {
        process.env.POST_PURCHASE_NODES = POST_PURCHASE_NODES
      }
    }
  })
})
