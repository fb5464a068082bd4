import * as analysis from "../../../src/analysis"

/** The functions of plain numbers, with their arguments in order. */
export const primitives: Record<string, string[]> = {
  normalCdf: ["x"],
  normalSf: ["x"],
  normalQuantile: ["p"],
  studentTTwoSidedP: ["t", "df"],
  studentTQuantile: ["p", "df"],
  chiSquareSf: ["x", "df"],
  fSf: ["x", "df1", "df2"],
  regularizedBeta: ["x", "a", "b"],
  betaQuantile: ["p", "a", "b"],
  logGamma: ["x"],
}

/** The names of all functions that the module exports. */
export const functionNames: string[] = Object.keys(analysis)

/**
 * Calls an exported function with an input object, right or wrong; a function of plain
 * numbers gets its fields in order, and its answer is wrapped as `{ value }`.
 */
export function call(name: string, input: unknown): unknown {
  const found: unknown = Reflect.get(analysis, name)
  if (typeof found !== "function") {
    throw new TypeError(`src/analysis exports no function ${name}`)
  }
  const order = primitives[name]
  if (!order) {
    return Reflect.apply(found, undefined, [input])
  }
  const fields = Object(input) as Record<string, unknown>
  const value: unknown = Reflect.apply(
    found,
    undefined,
    order.map((field) => fields[field])
  )
  return { value }
}
