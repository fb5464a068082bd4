import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { closeSync, openSync } from "node:fs"
import { join } from "node:path"
import { logTail } from "../../support/log-tail"

/** A Medusa process that dispatches all the time, and can be killed at any. */
export class DispatchWorker {
  #child: ChildProcess | null = null

  constructor(
    private readonly env: Record<string, string>,
    private readonly logFile: string,
    private readonly mode: "dispatch" | "serve" = "dispatch"
  ) {}

  /**
   * Starts the process unless it runs.
   *
   * @returns the address of its server, once it is about to dispatch
   */
  async start(): Promise<string> {
    await this.kill()
    const log = openSync(this.logFile, "a")
    const child = fork(join(__dirname, "worker-process.ts"), [this.mode], {
      env: { ...process.env, ...this.env, NODE_ENV: "production", LOG_LEVEL: "warn" },
      execArgv: ["--require", "ts-node/register/transpile-only"],
      stdio: ["ignore", log, log, "ipc"],
    })
    closeSync(log)
    this.#child = child
    const ready = once(child, "message")
    const ended = once(child, "exit").then(() => {
      throw new Error(`a worker ended before it was ready:\n${logTail(this.logFile)}`)
    })
    const [baseUrl] = await Promise.race([ready, ended])
    ended.catch(() => undefined)
    return String(baseUrl)
  }

  /** Kills it as a power cut would. */
  async kill(): Promise<void> {
    const child = this.#child
    this.#child = null
    if (child && child.exitCode === null && child.signalCode === null) {
      child.kill("SIGKILL")
      await once(child, "exit")
    }
  }
}
