import { parseArgs } from "node:util"
import { knex } from "@medusajs/framework/mikro-orm/knex"
import type { Command } from "./command"
import { relabel } from "./relabel"

/** What `npx medusa-plugin-post-purchase <command>` knows. Another one is one file and one line. */
const COMMANDS: readonly Command[] = [relabel]

const USAGE = `Usage: medusa-plugin-post-purchase <command> [--database-url <url>]

${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(12)} ${summary}`).join("\n")}

  --database-url  the store's PostgreSQL (default: the environment's DATABASE_URL)
  --help          this text`

/** Where a command line's words go. */
export type Output = { out(line: string): void; error(line: string): void }

/**
 * Runs a command line.
 *
 * @returns the exit code: 0 when it is done, 1 when it failed, 2 when it was not understood
 */
export async function runCli(
  args: string[],
  env: Record<string, string | undefined>,
  { out, error }: Output
): Promise<number> {
  const parsed = parse(args)
  if (typeof parsed === "string") {
    error(`${parsed}\n\n${USAGE}`)
    return 2
  }
  const { values, positionals } = parsed
  if (values.help) {
    out(USAGE)
    return 0
  }
  const [name, ...rest] = positionals
  const command = COMMANDS.find((candidate) => candidate.name === name)
  if (!command || rest.length) {
    const problem = name
      ? `There is no command ${JSON.stringify(positionals.join(" "))}.`
      : "Which command?"
    error(`${problem}\n\n${USAGE}`)
    return 2
  }
  const url = values["database-url"] ?? env.DATABASE_URL
  if (!url) {
    error("Which database? Set DATABASE_URL, or pass --database-url postgres://…")
    return 2
  }
  return runOn(url, command, { out, error })
}

async function runOn(url: string, command: Command, output: Output): Promise<number> {
  const db = knex({ client: "pg", connection: url, pool: { min: 0, max: 2 } })
  try {
    await command.run(db, output.out)
    return 0
  } catch (cause) {
    output.error(`${command.name} failed: ${describe(cause)}`)
    return 1
  } finally {
    await db.destroy()
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { "database-url": { type: "string" }, help: { type: "boolean" } },
    })
  } catch (cause) {
    return describe(cause)
  }
}

/** A refused connection is an error of several, whose own message is empty. */
function describe(cause: unknown): string {
  if (cause instanceof AggregateError) {
    return cause.errors.map(describe).join("; ")
  }
  return cause instanceof Error ? cause.message : String(cause)
}
