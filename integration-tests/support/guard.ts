import { spawn } from "node:child_process"

/** A running guard; see {@link guardProcess}. */
export interface Guard {
  /** Ends the guard and leaves the process alone: it has ended, or is somebody else's now. */
  release(): void
}

export interface GuardOptions {
  /** The process to end when this one disappears. */
  pid: number
  /** What asks it to end in good order. (Default: SIGTERM) */
  signal?: NodeJS.Signals
  /** How long it may take before it is killed, in milliseconds. (Default: 10000) */
  graceMs?: number
  /** Also end everything in the process group that it leads. (Default: false) */
  group?: boolean
}

/**
 * Ends a child process when this process disappears without having done so.
 *
 * A process killed by SIGKILL cannot clean up behind itself. The guard is a
 * tiny process of its own that holds the other end of a pipe: the kernel
 * closes the pipe however we end, and the guard then stops the child.
 */
export function guardProcess(options: GuardOptions): Guard {
  const { pid, signal = "SIGTERM", graceMs = 10_000, group = false } = options
  const guard = spawn(
    process.execPath,
    ["-e", guardSource, String(pid), signal, String(graceMs), group ? "group" : "one"],
    // A group of its own: Ctrl-C in a terminal reaches the whole foreground
    // group, and the guard has to outlive that.
    { stdio: ["pipe", "ignore", "ignore"], detached: true }
  )
  guard.on("error", () => undefined)
  guard.stdin.on("error", () => undefined)
  guard.unref()
  unrefPipe(guard.stdin)
  return { release: () => guard.stdin.end("release") }
}

function unrefPipe(stream: NodeJS.WritableStream & { unref?: () => void }): void {
  stream.unref?.()
}

// Plain JavaScript for `node -e`: it starts in 40 ms, without ts-node.
const guardSource = `
const [pid, signal, grace, scope] = process.argv.slice(1)
const target = Number(pid)
const send = (name) => {
  try { process.kill(target, name) } catch { return false }
  return true
}
const sendGroup = (name) => {
  try { process.kill(-target, name) } catch {}
}
let released = false
process.stdin.on("data", () => { released = true })
process.stdin.on("close", () => {
  if (released) process.exit(0)
  if (!send(signal)) { if (scope === "group") sendGroup("SIGKILL"); process.exit(0) }
  const until = Date.now() + Number(grace)
  const timer = setInterval(() => {
    const alive = send(0)
    if (alive && Date.now() < until) return
    if (alive) send("SIGKILL")
    if (scope === "group") sendGroup("SIGKILL")
    clearInterval(timer)
  }, 100)
})
process.stdin.resume()
`
