import { cpSync, mkdirSync } from "node:fs"
import { dirname, join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { Failure } from "../../support/failure"
import { logTail } from "../../support/log-tail"
import { startNode } from "./child-process"
import type { Cleanup } from "./cleanup"
import { medusaArgs, medusaEnv } from "./medusa-cli"
import { appBuildDir, appDir } from "./places"

const healthTimeoutMs = 120_000

export interface MedusaServerOptions {
  port: number
  host: string
  logFile: string
  env: Record<string, string>
}

export interface MedusaServer {
  /** Settles when Medusa has ended by itself, with the sentence to print. */
  died: Promise<Failure>
}

/** Starts the built store, and waits until it answers. */
export async function startMedusa(
  { port, host, logFile, env }: MedusaServerOptions,
  cleanup: Cleanup
): Promise<MedusaServer> {
  // Medusa serves the folder "static" of the place where it runs.
  const pictures = join(appBuildDir, "static")
  mkdirSync(pictures, { recursive: true })
  cpSync(join(appDir, "static-assets"), pictures, { recursive: true })

  const child = startNode(
    {
      args: medusaArgs("start", "--port", String(port), "--host", host),
      cwd: appBuildDir,
      logFile,
      env: { ...medusaEnv(dirname(logFile)), NODE_ENV: "production", ...env },
    },
    cleanup
  )
  const died = child.ended.then(
    (result) =>
      new Failure(
        `Medusa has ended (${result}); the end of its log (${logFile}) says why:\n${logTail(logFile)}`
      )
  )
  const until = Date.now() + healthTimeoutMs
  while (!(await isHealthy(`http://${host}:${port}/health`))) {
    if (child.hasEnded()) {
      throw await died
    }
    if (Date.now() > until) {
      throw new Failure(
        `Medusa does not answer after ${healthTimeoutMs / 1000} s; the end of its log (${logFile}) may say why:\n${logTail(logFile)}`
      )
    }
    await sleep(100)
  }
  return { died }
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false
  }
}
