import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { openBrowser } from "../http/support/page-browser"
import { bundledForBrowser, makeModule } from "./support/bundle"
import {
  exampleTasks,
  RUN_TASKS,
  type Task,
  vectorTasks,
  wrongAnswers,
} from "./support/tasks"

const ORIGIN = "http://analysis.test"

describe("in a browser", () => {
  let browser: Browser
  let folder: string
  let files: Record<string, string>

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "analysis-"))
    files = {
      "/analysis.mjs": readFileSync(makeModule(folder), "utf8"),
      "/everything.mjs": await bundledForBrowser(
        'export * from "./analysis.mjs"',
        folder
      ),
    }
    browser = await openBrowser()
  })

  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })

  /** What goes wrong on a page that loads a module as it is and runs the tasks. */
  async function problemsOf(file: string, tasks: Task[]): Promise<string[]> {
    const page = await browser.newPage()
    const problems: string[] = []
    page.on("console", (message) => problems.push(message.text()))
    page.on("pageerror", (error) => problems.push(error.message))
    await page.route(`${ORIGIN}/**`, (route) => {
      const { pathname } = new URL(route.request().url())
      return pathname === "/"
        ? route.fulfill({
            contentType: "text/html",
            body: "<!doctype html><title>.</title>",
          })
        : route.fulfill({ contentType: "text/javascript", body: files[pathname] })
    })
    await page.goto(`${ORIGIN}/`)
    const bodies = JSON.stringify(tasks.map(({ body }) => body))
    const answers = await page.evaluate<string>(
      `import(${JSON.stringify(file)}).then((module) => (${RUN_TASKS})(module, ${bodies}))`
    )
    await page.close()
    return [...problems, ...wrongAnswers(tasks, answers)]
  }

  it.each([
    ["the published file", "/analysis.mjs"],
    ["a minified bundle of everything", "/everything.mjs"],
  ])("%s meets the 89 reference vectors", async (_, file) => {
    const tasks = vectorTasks()
    expect(tasks).toHaveLength(89)
    expect(await problemsOf(file, tasks)).toEqual([])
  })

  it.each([
    ["the published file", "/analysis.mjs"],
    ["a minified bundle of everything", "/everything.mjs"],
  ])("%s gives what the examples say", async (_, file) => {
    const tasks = exampleTasks()
    expect(tasks.length).toBeGreaterThan(89)
    expect(await problemsOf(file, tasks)).toEqual([])
  })

  it("finds what is wrong", async () => {
    const wrong = { title: "a text", body: "return 1", isRight: () => false }
    const none = { title: "nothing", body: "console.error('loud')", isRight: () => false }
    expect(await problemsOf("/analysis.mjs", [wrong, none])).toEqual([
      "loud",
      'a text: {"value":1}',
      'nothing: {"value":"not in JSON: undefined"}',
    ])
  })
})
