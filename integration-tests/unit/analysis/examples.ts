import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import ts from "typescript"

/** A line of an example that states its result: `expression // result`. */
export type Statement = { code: string; stated: string }

/** The code of one `@example` block, cut after each line that states a result. */
export type Example = { functionName: string; file: string; statements: Statement[] }

/** The `@example` blocks of every exported function below a folder. */
export function examplesIn(folder: string): Example[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => examplesOfFile(folder, file))
}

function examplesOfFile(folder: string, file: string): Example[] {
  const text = readFileSync(join(folder, file), "utf8")
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  return source.statements.filter(ts.isFunctionDeclaration).flatMap((declaration) =>
    ts
      .getJSDocTags(declaration)
      .filter((tag) => tag.tagName.text === "example")
      .map((tag) => ({
        functionName: declaration.name?.text ?? "",
        file,
        statements: statementsOf(ts.getTextOfJSDocComment(tag.comment) ?? ""),
      }))
  )
}

/** Throws on an expression without a stated result: it would show and check nothing. */
export function statementsOf(example: string): Statement[] {
  const source = ts.createSourceFile("example.ts", example, ts.ScriptTarget.Latest, true)
  let before = ""
  return source.statements.flatMap((statement) => {
    const code = statement.getText(source)
    if (!ts.isExpressionStatement(statement)) {
      before += `${code}\n`
      return []
    }
    const stated = /^ *\/\/ (.+)/.exec(example.slice(statement.getEnd()))?.[1]
    if (stated === undefined) {
      throw new Error(`no result is stated for: ${code}`)
    }
    return [{ code: `${before}return (${code})`, stated }]
  })
}

/** Runs one statement of an example with the module's functions in scope. */
export function run({ code }: Statement, module: Record<string, unknown>): unknown {
  const { outputText } = ts.transpileModule(`function example() {\n${code}\n}`, {
    compilerOptions: { target: ts.ScriptTarget.ES2022 },
  })
  return new Function(...Object.keys(module), `${outputText}\nreturn example()`)(
    ...Object.values(module)
  )
}

/**
 * A stated result, with each number turned into a matcher: a result counts as stated rightly
 * if it rounds to the digits that are written.
 */
export function isAsStated(result: unknown, stated: string): boolean {
  const numbers: string[] = []
  const template = stated.replace(
    /"[^"]*"|-?\d+(?:\.\d+)?(?:e-?\d+)?/g,
    (token: string) => {
      if (token.startsWith('"')) {
        return token
      }
      numbers.push(token)
      return `{ number: ${numbers.length - 1} }`
    }
  )
  const pattern: unknown = new Function(`return (${template})`)()
  return matches(result, pattern, numbers)
}

function matches(result: unknown, pattern: unknown, numbers: string[]): boolean {
  if (typeof pattern !== "object" || pattern === null) {
    return result === pattern
  }
  if ("number" in pattern && typeof pattern.number === "number") {
    return typeof result === "number" && roundsTo(result, numbers[pattern.number])
  }
  if (typeof result !== "object" || result === null) {
    return false
  }
  const keys = Object.keys(pattern)
  return (
    Array.isArray(result) === Array.isArray(pattern) &&
    keys.length === Object.keys(result).length &&
    keys.every((key) =>
      matches(Reflect.get(result, key), Reflect.get(pattern, key), numbers)
    )
  )
}

function roundsTo(result: number, written: string): boolean {
  const [mantissa, exponent = "0"] = written.split("e")
  const decimals = (mantissa.split(".")[1] ?? "").length
  const unit = 10 ** (Number(exponent) - decimals)
  // A little more than half a unit, for a result that lies on the edge.
  const isWhole = decimals === 0 && exponent === "0"
  return isWhole
    ? result === Number(written)
    : Math.abs(result - Number(written)) <= 0.5000001 * unit
}
