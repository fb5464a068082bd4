import { Liquid, LiquidError, type Template } from "liquidjs"
import { joinPlain } from "./plain-copy"

/** Values for copy, as Liquid sees them. Every allowed variable must be there; null when unknown. */
export type CopyVariables = {
  readonly [group: string]: { readonly [name: string]: string | number | null }
}

// No file system, no unknown names, no prototype access: copy is written by admins.
const liquid = new Liquid({
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  jsTruthy: true,
  templates: {},
  parseLimit: 20_000,
  memoryLimit: 1_000_000,
})

// Without loops the work is bounded by the text's length. A time limit would not do: a pause of the process
// counts as time, and an order mail would fail on a busy machine.
const ALLOWED_TAGS = ["if", "unless", "case", "assign", "comment", "raw"]
for (const tag of Object.keys(liquid.tags)) {
  if (!ALLOWED_TAGS.includes(tag)) {
    delete liquid.tags[tag]
  }
}

const PARSED_TEMPLATES = 1000
const parsed = new Map<string, Template[]>()

/**
 * Renders a piece of copy.
 *
 * @throws on a syntax error or on a variable that does not exist.
 */
export function renderLiquid(source: string, variables: CopyVariables): string {
  if (!source.includes("{")) {
    return source
  }
  const plain = joinPlain(source, variables)
  if (plain !== null) {
    return closeGaps(plain)
  }
  const rendered: unknown = liquid.renderSync(parse(source), variables)
  return closeGaps(String(rendered))
}

/** The full names of the variables a piece of copy uses: `customer.first_name`. */
export function variablesOf(source: string): string[] {
  return liquid.globalFullVariablesSync(liquid.parse(source)).sort()
}

/** A variable that a piece of copy uses, and where. */
export type VariableUse = { name: string; line: number; column: number }

/** Every use of a variable in a piece of copy, in its order; or where Liquid cannot read it, and why. */
export function findUses(
  source: string
): VariableUse[] | { line: number; column: number; problem: string } {
  try {
    const { globals } = liquid.analyzeSync(liquid.parse(source))
    return Object.values(globals)
      .flat()
      .map(({ segments, location: { row, col } }) => ({
        // What stands in brackets cannot be known before the mail is made.
        name: segments.map((part) => (typeof part === "object" ? "…" : part)).join("."),
        line: row,
        column: col,
      }))
      .sort((one, other) => one.line - other.line || one.column - other.column)
  } catch (error) {
    const [line, column] =
      error instanceof LiquidError ? error.token.getPosition() : [1, 1]
    const problem = error instanceof Error ? error.message : String(error)
    // Liquid repeats the place at the end of its sentence.
    return { line, column, problem: problem.replace(/, line:\d+, col:\d+$/, "") }
  }
}

function parse(source: string): Template[] {
  const known = parsed.get(source)
  if (known) {
    return known
  }
  const templates = liquid.parse(source)
  if (parsed.size >= PARSED_TEMPLATES) {
    parsed.clear()
  }
  parsed.set(source, templates)
  return templates
}

// "Hi {{ customer.first_name }}, …" without a name must not become "Hi , …", nor may a line begin with its comma.
function closeGaps(text: string): string {
  return text
    .replace(/ +([,.!?])/g, "$1")
    .replace(/^ *, */gm, "")
    .replace(/ {2,}/g, " ")
    .trim()
}
