import { codeOf, reasonOf } from "../failure"

/** An answer of the store that is no success. */
export class StoreHttpError extends Error {
  override readonly name = "StoreHttpError"

  constructor(
    readonly method: string,
    readonly path: string,
    /** 0 when no answer came at all. */
    readonly status: number,
    /** What the store said. */
    readonly reason: string
  ) {
    super(`${method} ${path} answered ${status === 0 ? "nothing" : status}: ${reason}`)
  }
}

/** Sends one JSON request; the path begins with a slash. */
export type Send = <T>(
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: Record<string, unknown>
) => Promise<T>

/**
 * Makes a function that talks JSON to one store under one identity.
 *
 * @param baseUrl - for example "http://localhost:9000"
 * @param headers - the publishable key or the token
 */
export function createSend(baseUrl: string, headers: Record<string, string>): Send {
  return async <T>(
    method: string,
    path: string,
    body?: Record<string, unknown>
  ): Promise<T> => {
    let response: Response
    let text: string
    try {
      response = await fetch(`${baseUrl}${path}`, {
        method,
        headers: { "content-type": "application/json", ...headers },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: AbortSignal.timeout(60_000),
      })
      text = await response.text()
    } catch (error) {
      // fetch hides the reason in the cause.
      const cause =
        error instanceof Error && error.cause !== undefined ? error.cause : error
      throw new StoreHttpError(method, path, 0, codeOf(cause) ?? reasonOf(cause))
    }
    if (!response.ok) {
      throw new StoreHttpError(method, path, response.status, messageIn(text))
    }
    const parsed: T = JSON.parse(text === "" ? "{}" : text)
    return parsed
  }
}

function messageIn(text: string): string {
  try {
    const parsed: unknown = JSON.parse(text)
    if (parsed !== null && typeof parsed === "object" && "message" in parsed) {
      return String(parsed.message)
    }
  } catch {
    // Not JSON: an error page, shown as it is.
  }
  return text.slice(0, 300) || "no message"
}
