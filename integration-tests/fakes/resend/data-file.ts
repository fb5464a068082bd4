import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from "node:fs"
import { dirname } from "node:path"
import { isRecord } from "./is-record"
import type { EmailEventType, FakeEmail, LastEvent } from "./types"

type Line =
  { email: FakeEmail } | { event: { id: string; type: EmailEventType; at: string } }

const parseLine = (line: string): Line | undefined => {
  try {
    const value: unknown = JSON.parse(line)
    const known = isRecord(value) && (isRecord(value.email) || isRecord(value.event))
    return known ? (value as Line) : undefined
  } catch {
    return undefined
  }
}

/**
 * Mails and their events as JSON Lines. A process killed while it writes
 * leaves a torn last line; that line is passed over, and cut off, or the next
 * line would be glued to it.
 */
export class DataFile {
  private readonly fd: number
  private readonly text: string

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true })
    const text = existsSync(path) ? readFileSync(path, "utf8") : ""
    this.fd = openSync(path, "a")
    this.text = text.slice(0, text.lastIndexOf("\n") + 1)
    if (this.text.length < text.length) {
      ftruncateSync(this.fd, Buffer.byteLength(this.text))
    }
  }

  load(): FakeEmail[] {
    const emails = new Map<string, FakeEmail>()
    for (const line of this.text.split("\n")) {
      const parsed = parseLine(line)
      if (parsed && "email" in parsed) {
        emails.set(parsed.email.id, parsed.email)
      } else if (parsed) {
        const { id, type, at } = parsed.event
        const email = emails.get(id)
        email?.events.push({ type, at })
        if (email) {
          email.lastEvent = type.slice("email.".length) as LastEvent
        }
      }
    }
    return [...emails.values()]
  }

  appendEmail(email: FakeEmail): void {
    this.append({ email })
  }

  appendEvent(id: string, type: EmailEventType, at: string): void {
    this.append({ event: { id, type, at } })
  }

  truncate(): void {
    ftruncateSync(this.fd, 0)
  }

  close(): void {
    closeSync(this.fd)
  }

  private append(line: Line): void {
    writeSync(this.fd, `${JSON.stringify(line)}\n`)
  }
}
