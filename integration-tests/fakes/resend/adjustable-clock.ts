interface Timer {
  at: number
  run: () => void | Promise<void>
}

// setTimeout fires at once when given more than this.
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1

/**
 * Real time plus an offset that tests move. What was scheduled fires when real
 * time reaches it or when the clock is moved past it, whichever comes first.
 */
export class AdjustableClock {
  private offset = 0
  private timers: Timer[] = []
  private wake: NodeJS.Timeout | undefined
  private closed = false
  private readonly stoodAt: number | undefined

  /** A frozen clock moves by `advance` only, so that no test depends on a quick machine. */
  constructor(frozen: boolean) {
    this.stoodAt = frozen ? Date.now() : undefined
  }

  now(): number {
    return (this.stoodAt ?? Date.now()) + this.offset
  }

  iso(): string {
    return new Date(this.now()).toISOString()
  }

  /** Returns a function that cancels. */
  schedule(delayMs: number, run: () => void | Promise<void>): () => void {
    if (this.closed) {
      return () => undefined
    }
    const timer: Timer = { at: this.now() + delayMs, run }
    // Nearly all timers are later than those before them, so look from the end.
    let index = this.timers.length
    while (index > 0 && this.timers[index - 1].at > timer.at) {
      index--
    }
    this.timers.splice(index, 0, timer)
    if (index === 0) {
      this.arm()
    }
    return () => {
      const found = this.timers.indexOf(timer)
      if (found >= 0) {
        this.timers.splice(found, 1)
      }
    }
  }

  /**
   * Moves the clock and runs what falls due on the way, in order, each at its
   * own moment and each finished before the next: retries of retries included.
   */
  async advance(ms: number): Promise<void> {
    const target = this.now() + ms
    while (!this.closed && this.timers.length > 0 && this.timers[0].at <= target) {
      const timer = this.timers.shift() as Timer
      this.offset += Math.max(0, timer.at - this.now())
      await timer.run()
    }
    this.offset += Math.max(0, target - this.now())
    this.arm()
  }

  clear(): void {
    this.timers = []
    clearTimeout(this.wake)
  }

  close(): void {
    this.closed = true
    this.clear()
  }

  private arm(): void {
    clearTimeout(this.wake)
    const first = this.timers[0]
    if (first && !this.closed) {
      const delay = Math.max(0, first.at - this.now())
      if (this.stoodAt !== undefined && delay > 0) {
        return
      }
      this.wake = setTimeout(() => this.runDue(), Math.min(delay, LONGEST_TIMEOUT_MS))
    }
  }

  private runDue(): void {
    const now = this.now()
    let due = 0
    while (due < this.timers.length && this.timers[due].at <= now) {
      due++
    }
    for (const timer of this.timers.splice(0, due)) {
      void timer.run()
    }
    this.arm()
  }
}
