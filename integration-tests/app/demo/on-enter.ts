import { createInterface } from "node:readline"

/** Calls back when somebody at a terminal presses Enter. Without a terminal nothing happens. */
export function onEnter(callback: () => void): void {
  if (!process.stdin.isTTY) {
    return
  }
  const lines = createInterface({ input: process.stdin })
  lines.on("line", callback)
  // readline takes Ctrl-C for itself.
  lines.on("SIGINT", () => process.kill(process.pid, "SIGINT"))
}
