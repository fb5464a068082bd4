/** How far a number may be off. */
export type Tolerance = { rel: number; abs: number }

/** A tolerance for all fields, with exceptions by the field's name. */
export type Tolerances = Tolerance & Record<string, Tolerance | number>

/**
 * What of an expected value an answer does not meet, with its path, by the rules of the
 * reference vectors: numbers within their tolerance, `null` met by a missing field, strings
 * and lengths exactly, more fields allowed.
 */
export function differences(
  got: unknown,
  expected: unknown,
  tolerances: Tolerances,
  path = "result",
  field = ""
): string[] {
  const isMet = () => {
    if (expected === null) {
      return got === null || got === undefined
    }
    if (typeof expected === "number") {
      return isClose(got, expected, toleranceOf(field, tolerances))
    }
    return got === expected
  }
  if (typeof expected !== "object" || expected === null) {
    return isMet() ? [] : [`${path}: expected ${shown(expected)}, got ${shown(got)}`]
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(got) || got.length !== expected.length) {
      return [`${path}: expected ${expected.length} entries, got ${shown(got)}`]
    }
    return expected.flatMap((entry, index) =>
      differences(got[index], entry, tolerances, `${path}[${index}]`, field)
    )
  }
  if (typeof got !== "object" || got === null) {
    return [`${path}: expected an object, got ${shown(got)}`]
  }
  return Object.entries(expected).flatMap(([name, entry]) =>
    differences(Reflect.get(got, name), entry, tolerances, `${path}.${name}`, name)
  )
}

function toleranceOf(field: string, tolerances: Tolerances): Tolerance {
  const own = tolerances[field]
  return typeof own === "object" ? own : tolerances
}

function isClose(got: unknown, expected: number, { rel, abs }: Tolerance): boolean {
  return (
    typeof got === "number" &&
    Number.isFinite(got) &&
    Math.abs(got - expected) <= abs + rel * Math.abs(expected)
  )
}

function shown(value: unknown): string {
  return typeof value === "number" ? String(value) : (JSON.stringify(value) ?? "nothing")
}
