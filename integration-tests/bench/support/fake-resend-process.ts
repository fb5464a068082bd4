import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { createInterface } from "node:readline"
import type { Cleanup } from "../../app/demo/cleanup"
import type { Fault } from "../../fakes/resend"

/** The fake in a process of its own, so that its work is not counted as ours. */
export type FakeResendProcess = {
  url: string
  setRate(perSecond: number | null): Promise<void>
  addFault(fault: Fault): Promise<void>
  clearFaults(): Promise<void>
  emails(): Promise<AcceptedEmail[]>
  stats(): Promise<Record<string, unknown>>
  reset(): Promise<void>
}

/** An accepted mail, as the fake's control API lists it. */
export type AcceptedEmail = {
  id: string
  to: string[]
  acceptedAt: string
  tags: { name: string; value: string }[]
}

/** Starts the fake without bodies, and with its rate limit off. */
export async function startFakeResendProcess(
  cleanup: Cleanup,
  args: string[] = []
): Promise<FakeResendProcess> {
  const script = join(__dirname, "..", "..", "fakes", "resend", "serve.ts")
  const child = spawn(
    process.execPath,
    [
      "--require",
      "ts-node/register/transpile-only",
      script,
      ...["--port", "0", "--rate", "off", "--no-bodies", "--delivery-delay", "0"],
      ...args,
    ],
    { stdio: ["ignore", "pipe", "inherit"] }
  )
  cleanup.add(() => stop(child))
  const url = await readUrl(child)

  const control = async (
    method: string,
    path: string,
    body?: unknown
  ): Promise<Response> => {
    const response = await fetch(`${url}/_fake/${path}`, {
      method,
      ...(body === undefined
        ? {}
        : {
            body: JSON.stringify(body),
            headers: { "content-type": "application/json" },
          }),
    })
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    }
    return response
  }
  return {
    url,
    setRate: async (requestsPerSecond) =>
      void (await control("POST", "rate", { requestsPerSecond })),
    addFault: async (fault) => void (await control("POST", "faults", fault)),
    clearFaults: async () => void (await control("DELETE", "faults")),
    emails: async () => (await (await control("GET", "emails")).json()).emails,
    stats: async () => (await control("GET", "stats")).json(),
    reset: async () => void (await control("POST", "reset", {})),
  }
}

async function readUrl(child: ChildProcess): Promise<string> {
  if (!child.stdout) {
    throw new Error("the fake Resend has no output to read its address from")
  }
  for await (const line of createInterface({ input: child.stdout })) {
    const [found] = /http:\/\/\S+/.exec(line) ?? []
    if (found) {
      child.stdout.resume()
      return found.replace(/\/$/, "")
    }
  }
  throw new Error("the fake Resend ended before it said its address")
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode === null) {
    child.kill("SIGTERM")
    await once(child, "exit")
  }
}
