import { readFileSync } from "node:fs"
import type { IncomingMessage, ServerResponse } from "node:http"
import { join } from "node:path"
import type { EmailStore } from "../email-store"
import { sendJson, sendText } from "../http-io"
import type { FakeEmail } from "../types"
import { listPage } from "./list-page"
import { MAIL_PAGE_HEADERS, mailPage } from "./mail-page"
import { toMime } from "./to-mime"

const PAGE_HEADERS = {
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
}

const SCRIPT = "text/javascript; charset=utf-8"
const STYLE = "text/css; charset=utf-8"

const STATIC: Record<string, { file: string; type: string }> = {
  "/": { file: "inbox.html", type: "text/html; charset=utf-8" },
  "/base.css": { file: "base.css", type: STYLE },
  "/list.css": { file: "list.css", type: STYLE },
  "/mail.css": { file: "mail.css", type: STYLE },
  "/narrow.css": { file: "narrow.css", type: STYLE },
  "/dom.js": { file: "dom.js", type: SCRIPT },
  "/inbox.js": { file: "inbox.js", type: SCRIPT },
  "/mail-tabs.js": { file: "mail-tabs.js", type: SCRIPT },
  "/mail-view.js": { file: "mail-view.js", type: SCRIPT },
  "/favicon.ico": { file: "icon.svg", type: "image/svg+xml" },
}

const MAIL = /^\/inbox\/([0-9a-f-]+)(?:\/(html|source|eml))?$/

/** The page on which people read what was sent. */
export class Inbox {
  private streams = new Set<ServerResponse>()

  constructor(private readonly store: EmailStore) {
    store.listen((change) => {
      for (const stream of this.streams) {
        stream.write(`data: ${JSON.stringify(change)}\n\n`)
      }
    })
  }

  /** False when the request is not for the inbox. */
  handle(request: IncomingMessage, response: ServerResponse, url: URL): boolean {
    if (request.method !== "GET") {
      return false
    }
    const file = STATIC[url.pathname]
    const mail = MAIL.exec(url.pathname)
    if (file) {
      const body = readFileSync(join(__dirname, "page", file.file))
      sendText(response, 200, file.type, body, PAGE_HEADERS)
    } else if (url.pathname === "/inbox/emails") {
      sendJson(response, 200, listPage(this.store, url.searchParams), PAGE_HEADERS)
    } else if (url.pathname === "/inbox/events") {
      this.stream(response)
    } else if (mail) {
      this.mail(response, url, this.store.get(mail[1]), mail[2])
    } else {
      return false
    }
    return true
  }

  close(): void {
    for (const stream of this.streams) {
      stream.end()
    }
    this.streams.clear()
  }

  private mail(
    response: ServerResponse,
    url: URL,
    email: FakeEmail | undefined,
    view: string | undefined
  ): void {
    if (!email) {
      sendJson(response, 404, { error: "There is no such mail." }, PAGE_HEADERS)
    } else if (view === "html") {
      const asked = url.searchParams.get("scheme")
      const scheme = asked === "light" || asked === "dark" ? asked : undefined
      const page = mailPage(email.html ?? "", scheme)
      sendText(response, 200, "text/html; charset=utf-8", page, MAIL_PAGE_HEADERS)
    } else if (view === "source") {
      const source = toMime(email, true)
      sendText(response, 200, "text/plain; charset=utf-8", source, PAGE_HEADERS)
    } else if (view === "eml") {
      sendText(response, 200, "message/rfc822", toMime(email, false), {
        ...PAGE_HEADERS,
        "content-disposition": `attachment; filename="${email.id}.eml"`,
      })
    } else {
      sendJson(response, 200, email, PAGE_HEADERS)
    }
  }

  private stream(response: ServerResponse): void {
    response.writeHead(200, { ...PAGE_HEADERS, "content-type": "text/event-stream" })
    response.write("retry: 1000\n\n")
    this.streams.add(response)
    response.on("close", () => this.streams.delete(response))
  }
}
