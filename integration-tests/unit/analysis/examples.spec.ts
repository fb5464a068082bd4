import { join } from "node:path"
import { describe, expect, it } from "vitest"
import * as analysis from "../../../src/analysis"
import { functionNames } from "./call"
import { examplesIn, isAsStated, run, statementsOf } from "./examples"

const examples = examplesIn(join(__dirname, "../../../src/analysis"))

describe("every exported function has an example", () => {
  it.each(functionNames)("%s", (name) => {
    const statements = examples
      .filter(({ functionName }) => functionName === name)
      .flatMap((example) => example.statements)
    expect(statements.length).toBeGreaterThan(0)
  })
})

describe("every example prints what it says", () => {
  const lines = examples.flatMap(({ functionName, statements }) =>
    statements.map((statement, index) => ({ functionName, statement, index }))
  )

  it.each(
    lines.map(
      ({ functionName, statement, index }) =>
        [`${functionName}, line ${index + 1}`, statement] as const
    )
  )("%s", (_, statement) => {
    const result = run(statement, analysis)
    expect(
      isAsStated(result, statement.stated),
      `${statement.code}\nis ${JSON.stringify(result)}, not ${statement.stated}`
    ).toBe(true)
  })
})

describe("the reader of examples", () => {
  it("refuses an expression that states no result", () => {
    expect(() => statementsOf("const a = 1\na + 1")).toThrow(
      "no result is stated for: a + 1"
    )
  })

  it.each([
    [0.12345, "0.1235"],
    [0.12345, "0.1234"],
    [1.7547013e-28, "1.7547e-28"],
    [30, "30"],
    [[0.02, null, "a", true], '[0.020, null, "a", true]'],
    [{ z: -1.5, n: 3 }, "{ z: -1.5, n: 3 }"],
  ])("takes %j as %s", (result, stated) => {
    expect(isAsStated(result, stated)).toBe(true)
  })

  it.each([
    [0.12345, "0.1233"],
    [1.7548e-28, "1.7547e-28"],
    [30.2, "30"],
    [null, "0"],
    ["30", "30"],
    [[1, 2], "[1]"],
    [{ z: 1 }, "{ n: 1 }"],
    [{ z: 1, n: 2 }, "{ z: 1 }"],
  ])("does not take %j as %s", (result, stated) => {
    expect(isAsStated(result, stated)).toBe(false)
  })
})
