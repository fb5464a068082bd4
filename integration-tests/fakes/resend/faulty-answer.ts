import type { ServerResponse } from "node:http"
import type { FaultKind } from "./fault-kinds"
import { sendText } from "./http-io"

/** Breaks the connection with a TCP reset, where the platform can. */
export const reset = (response: ServerResponse): void => {
  response.socket?.resetAndDestroy()
}

/** The answer of the gateway, which speaks no JSON. */
export const sendUnavailable = (
  response: ServerResponse,
  headers: Record<string, string>
): void =>
  sendText(
    response,
    503,
    "text/html",
    "<html><head><title>503 Service Temporarily Unavailable</title></head><body>503</body></html>",
    headers
  )

/** What arrives of a good answer when the connection fails it. */
export const spoilAnswer = (
  kind: FaultKind,
  response: ServerResponse,
  body: string,
  headers: Record<string, string>
): void => {
  if (kind === "reset-after-accept") {
    reset(response)
  } else if (kind === "malformed-after-accept") {
    sendText(response, 200, "application/json", body.slice(0, -2), headers)
  } else {
    response.writeHead(200, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      ...headers,
    })
    response.write(body.slice(0, Math.floor(body.length / 2)), () =>
      response.socket?.destroy()
    )
  }
}
