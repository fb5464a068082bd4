import { FAULT_KINDS, type FaultKind } from "./fault-kinds"
import type { Fault } from "./types"

interface Installed {
  id: string
  fault: Fault
  fired: number
}

export interface DrawnFault {
  kind: FaultKind
  delayMs: number
  /** Puts it back when the request took another course and it never fired. */
  putBack: () => void
}

export interface Draw {
  slow?: DrawnFault
  /** Everything but `slow`, of which a request meets one at most. */
  other?: DrawnFault
}

const matches = (
  wanted: string | RegExp | undefined,
  holds: (text: string) => boolean,
  tried: string[]
) =>
  wanted === undefined ||
  (typeof wanted === "string"
    ? holds(wanted)
    : tried.some((text) => text.search(wanted) >= 0))

const zeroCounts = () =>
  Object.fromEntries(FAULT_KINDS.map((kind) => [kind, 0])) as Record<FaultKind, number>

export class FaultBox {
  private installed: Installed[] = []
  private counts = zeroCounts()
  private nextId = 1

  constructor(private readonly random: () => number) {}

  add(fault: Fault): string {
    const probability = fault.probability ?? 1
    if (!(probability >= 0 && probability <= 1)) {
      throw new Error(`A fault's probability must be from 0 to 1; got ${probability}.`)
    }
    const id = `fault_${this.nextId++}`
    this.installed.push({ id, fault: { ...fault }, fired: 0 })
    return id
  }

  clear(): void {
    this.installed = []
  }

  reset(): void {
    this.clear()
    this.counts = zeroCounts()
  }

  fired(): Record<FaultKind, number> {
    return { ...this.counts }
  }

  /**
   * Rolls for one request. Taken from `times` at once, so that requests in
   * flight together cannot share the last one.
   */
  draw(path: string, recipients: string[]): Draw {
    const drawn: Draw = {}
    for (const entry of this.installed) {
      const { fault } = entry
      const slot = fault.kind === "slow" ? "slow" : "other"
      const spent = fault.times !== undefined && entry.fired >= fault.times
      if (drawn[slot] || spent || !this.applies(fault, path, recipients)) {
        continue
      }
      if (this.random() < (fault.probability ?? 1)) {
        drawn[slot] = this.take(entry)
      }
    }
    return drawn
  }

  private applies(fault: Fault, path: string, recipients: string[]): boolean {
    const { match } = fault
    return (
      matches(match?.path, (text) => text === path, [path]) &&
      matches(
        match?.recipient,
        (text) => recipients.some((to) => to.toLowerCase().includes(text.toLowerCase())),
        recipients
      )
    )
  }

  private take(entry: Installed): DrawnFault {
    const { kind, delayMs = 1000 } = entry.fault
    entry.fired++
    this.counts[kind]++
    let back = false
    return {
      kind,
      delayMs,
      putBack: () => {
        if (!back) {
          back = true
          entry.fired--
          this.counts[kind]--
        }
      },
    }
  }
}
