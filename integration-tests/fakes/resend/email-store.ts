import type { DataFile } from "./data-file"
import type { EmailCriterion, EmailEventType, FakeEmail, LastEvent } from "./types"

interface Waiter {
  count: number
  match: (email: FakeEmail) => boolean
  found: Set<FakeEmail>
  resolve: (emails: FakeEmail[]) => void
  reject: (error: Error) => void
  timeout: NodeJS.Timeout
}

export type StoreChange = { kind: "accepted" | "changed"; id: string } | { kind: "reset" }

const normalise = (criterion: EmailCriterion): Pick<Waiter, "count" | "match"> => {
  if (typeof criterion === "number") {
    return { count: criterion, match: () => true }
  }
  return typeof criterion === "function" ? { count: 1, match: criterion } : criterion
}

/** Every accepted mail, in the order of acceptance. */
export class EmailStore {
  private list: FakeEmail[] = []
  private byId = new Map<string, FakeEmail>()
  private waiters = new Set<Waiter>()
  private listeners = new Set<(change: StoreChange) => void>()

  constructor(
    private readonly retainBodies: boolean,
    private readonly file: DataFile | undefined
  ) {
    for (const email of file?.load() ?? []) {
      this.list.push(email)
      this.byId.set(email.id, email)
    }
  }

  all(): readonly FakeEmail[] {
    return this.list
  }

  get(id: string): FakeEmail | undefined {
    return this.byId.get(id)
  }

  /** Returns the mail as it is kept. */
  add(email: FakeEmail): FakeEmail {
    const kept = this.retainBodies
      ? email
      : { ...email, html: null, text: null, headers: {} }
    this.list.push(kept)
    this.byId.set(kept.id, kept)
    this.file?.appendEmail(kept)
    this.offer(kept)
    this.tell({ kind: "accepted", id: kept.id })
    return kept
  }

  record(email: FakeEmail, type: EmailEventType, at: string): void {
    email.lastEvent = type.slice("email.".length) as LastEvent
    email.events.push({ type, at })
    this.file?.appendEvent(email.id, type, at)
    this.offer(email)
    this.tell({ kind: "changed", id: email.id })
  }

  wait(criterion: EmailCriterion, timeoutMs: number): Promise<FakeEmail[]> {
    return new Promise((resolve, reject) => {
      const { count, match } = normalise(criterion)
      const found = new Set(this.list.filter(match))
      const timeout = setTimeout(() => {
        this.waiters.delete(waiter)
        const latest = this.list
          .slice(-5)
          .map(({ to, subject }) => `${to.join(", ")}: ${subject}`)
        reject(
          new Error(
            `Waited ${timeoutMs} ms for ${count} mail(s) and saw ${waiter.found.size}, of ${this.list.length} accepted in all. ` +
              (latest.length > 0
                ? `The latest: ${latest.join(" | ")}`
                : "None was accepted.")
          )
        )
      }, timeoutMs)
      const waiter: Waiter = { count, match, found, resolve, reject, timeout }
      this.waiters.add(waiter)
      this.settle(waiter)
    })
  }

  listen(listener: (change: StoreChange) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  reset(): void {
    this.list = []
    this.byId.clear()
    this.file?.truncate()
    this.tell({ kind: "reset" })
  }

  close(): void {
    for (const waiter of this.waiters) {
      clearTimeout(waiter.timeout)
      waiter.reject(new Error("The fake Resend was closed while waiting for mails."))
    }
    this.waiters.clear()
    this.listeners.clear()
    this.file?.close()
  }

  private offer(email: FakeEmail): void {
    for (const waiter of this.waiters) {
      if (!waiter.found.has(email) && waiter.match(email)) {
        waiter.found.add(email)
        this.settle(waiter)
      }
    }
  }

  private settle(waiter: Waiter): void {
    if (waiter.found.size >= waiter.count) {
      clearTimeout(waiter.timeout)
      this.waiters.delete(waiter)
      waiter.resolve([...waiter.found])
    }
  }

  private tell(change: StoreChange): void {
    for (const listener of this.listeners) {
      listener(change)
    }
  }
}
