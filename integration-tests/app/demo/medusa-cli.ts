import { mkdirSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { Failure } from "../../support/failure"
import { logTail } from "../../support/log-tail"
import { runNode, type ChildOptions } from "./child-process"
import type { Cleanup } from "./cleanup"

/** Medusa's command line, as arguments for Node. */
export function medusaArgs(...args: string[]): string[] {
  return [require.resolve("@medusajs/cli/cli.js"), ...args]
}

/**
 * What every Medusa process gets: no telemetry, and TypeScript read without
 * checking it.
 *
 * @param dataDir - a folder for Medusa's own settings
 */
export function medusaEnv(dataDir: string): Record<string, string> {
  // MEDUSA_DISABLE_TELEMETRY keeps events from being written, but each process
  // still leaves a detached sender behind at its end; only the stored setting
  // prevents that. It also keeps Medusa out of the home directory, which may not
  // be writable.
  const configHome = join(dataDir, "config")
  mkdirSync(join(configHome, "medusa"), { recursive: true })
  writeFileSync(
    join(configHome, "medusa", "config.json"),
    JSON.stringify({ telemetry: { enabled: false } })
  )
  return {
    MEDUSA_DISABLE_TELEMETRY: "true",
    XDG_CONFIG_HOME: configHome,
    // Migrating takes 9 seconds instead of 32, and a boot 4 instead of 10.
    TS_NODE_TRANSPILE_ONLY: "true",
  }
}

/**
 * Runs one Medusa command to its end.
 *
 * @param failed - the beginning of the sentence when it fails, for example "The plugin does not build"
 * @throws Failure with the end of the command's log
 */
export async function runMedusa(
  args: string[],
  options: Omit<ChildOptions, "args">,
  cleanup: Cleanup,
  failed: string
): Promise<void> {
  const env = { ...medusaEnv(dirname(options.logFile)), ...options.env }
  const result = await runNode({ ...options, env, args: medusaArgs(...args) }, cleanup)
  if (result !== 0) {
    throw new Failure(
      `${failed}; the end of its log (${options.logFile}) says why:\n${logTail(options.logFile)}`
    )
  }
}
