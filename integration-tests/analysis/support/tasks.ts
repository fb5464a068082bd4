import { readFileSync } from "node:fs"
import { join } from "node:path"
import { transformSync } from "esbuild"
import { primitives } from "../../unit/analysis/call"
import { differences, type Tolerances } from "../../unit/analysis/differences"
import { examplesIn, isAsStated } from "../../unit/analysis/examples"

/** What came of a task: its result, or the name of the error that it threw. */
type Answer = { value: unknown } | { threw: string }

/** Work for the module wherever it runs: the body of a function with its exports in scope. */
export type Task = {
  title: string
  body: string
  isRight: (answer: Answer) => boolean
}

/**
 * JavaScript for any engine: runs tasks with a module's functions in scope, and gives the answers
 * as JSON. What JSON would turn into `null` or nothing becomes a text that no task accepts.
 */
export const RUN_TASKS = `(module, bodies) =>
  JSON.stringify(
    bodies.map((body) => {
      try {
        return { value: new Function(...Object.keys(module), body)(...Object.values(module)) }
      } catch (error) {
        return { threw: error.name }
      }
    }),
    (key, value) =>
      value === undefined || (typeof value === "number" && !Number.isFinite(value))
        ? "not in JSON: " + value
        : value
  )`

/** Titles of the tasks that an engine's answers are wrong for, with those answers. */
export function wrongAnswers(tasks: Task[], json: string): string[] {
  const answers: Answer[] = JSON.parse(json)
  if (answers.length !== tasks.length) {
    return [`${tasks.length} tasks, but ${answers.length} answers`]
  }
  return tasks.flatMap(({ title, isRight }, index) =>
    isRight(answers[index]) ? [] : [`${title}: ${JSON.stringify(answers[index])}`]
  )
}

/** The reference vectors as tasks. */
export function vectorTasks(): Task[] {
  const file = join(__dirname, "../../unit/analysis/vectors-public.json")
  const vectors: {
    id: string
    fn: string
    input: Record<string, unknown>
    expected: object
    tol: Tolerances
  }[] = JSON.parse(readFileSync(file, "utf8"))
  return vectors.map(({ id, fn, input, expected, tol }) => {
    const inOrder = primitives[fn]?.map((field) => JSON.stringify(input[field]))
    return {
      title: `${id} ${fn}`,
      body: inOrder
        ? `return { value: ${fn}(${inOrder.join()}) }`
        : `return ${fn}(${JSON.stringify(input)})`,
      isRight: (answer) =>
        "threw" in answer
          ? "throws" in expected && answer.threw === "RangeError"
          : !("throws" in expected) &&
            differences(answer.value, expected, tol).length === 0,
    }
  })
}

/** Every line of an `@example` that states a result, as a task. */
export function exampleTasks(): Task[] {
  return examplesIn(join(__dirname, "../../../src/analysis")).flatMap(
    ({ functionName, statements }) =>
      statements.map(({ code, stated }, index) => ({
        title: `${functionName}, example line ${index + 1}`,
        body: `${withoutTypes(`function example() {\n${code}\n}`)}\nreturn example()`,
        isRight: (answer) => "value" in answer && isAsStated(answer.value, stated),
      }))
  )
}

const withoutTypes = (code: string) => transformSync(code, { loader: "ts" }).code
