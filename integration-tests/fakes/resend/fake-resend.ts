import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http"
import { AdjustableClock } from "./adjustable-clock"
import { type ApiContext, handleApi } from "./api"
import { handleControl } from "./control"
import { DataFile } from "./data-file"
import { EmailStore } from "./email-store"
import { FaultBox } from "./fault-box"
import { sendJson } from "./http-io"
import { IdempotencyKeys } from "./idempotency"
import { Inbox } from "./inbox/inbox"
import { Lifecycle } from "./lifecycle"
import { RateLimiter } from "./rate-limiter"
import { RequestCounter } from "./request-counter"
import { seededRandom } from "../../support/random-draws"
import type { FakeResend, FakeResendOptions } from "./types"
import { WebhookSender } from "./webhook-sender"

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new Error(
              `The fake Resend cannot listen on ${host}:${port}: the port is taken. Stop what uses it, choose another port, or pass 0 for a free one.`
            )
          : error
      )
    })
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === "object" && address ? address.port : port)
    })
  })

/**
 * Starts a local server that behaves as the Resend API does, faults included.
 *
 * @throws Error when the port is taken or an option is out of its range.
 * @example
 * const fake = await startFakeResend({ rate: Infinity })
 * const resend = new Resend(fake.apiKey, { baseUrl: fake.url })
 */
export const startFakeResend = async (
  options: FakeResendOptions = {}
): Promise<FakeResend> => {
  const { host = "127.0.0.1", apiKey = "re_fake_key", retainBodies = true } = options
  const random = seededRandom(options.seed ?? 1)
  const clock = new AdjustableClock(options.frozenClock ?? false)
  const limiter = new RateLimiter(clock, options.rate ?? 5)
  const faults = new FaultBox(random)
  const keys = new IdempotencyKeys(clock)
  const counter = new RequestCounter()
  const sender =
    options.webhook && new WebhookSender(options.webhook, clock, random, retainBodies)

  const server = createServer()
  const port = await listen(server, options.port ?? 0, host)
  // Opened only now, so that a second fake on a taken port leaves the file alone.
  const file = options.dataFile === undefined ? undefined : new DataFile(options.dataFile)
  const store = new EmailStore(retainBodies, file)
  const lifecycle = new Lifecycle(clock, store, sender, options.deliveryDelayMs ?? 50)
  const inbox = new Inbox(store)
  const context: ApiContext = {
    apiKey,
    permissiveSupported: options.permissiveSupported ?? true,
    failedRequestsOccupyKey: options.failedRequestsOccupyKey ?? false,
    clock,
    limiter,
    faults,
    keys,
    counter,
    store,
    lifecycle,
  }

  let closing: Promise<void> | undefined
  const close = async (): Promise<void> => {
    clock.close()
    sender?.close()
    inbox.close()
    const ended = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeAllConnections()
    await ended
    store.close()
  }

  const fake: FakeResend = {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
    port,
    apiKey,
    emails: () => [...store.all()],
    requests: () => counter.read(),
    setRate: (requestsPerSecond) => limiter.setLimit(requestsPerSecond),
    addFault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    faultCounts: () => faults.fired(),
    advanceClock: async (ms) => {
      if (!(ms >= 0)) {
        throw new Error(`The clock moves forwards only; got ${ms} ms.`)
      }
      await clock.advance(ms)
      await sender?.settled()
    },
    now: () => clock.now(),
    suppress: (address) => lifecycle.suppress(address),
    emitEvent: async (emailId, type, emitOptions) => {
      const email = store.get(emailId)
      if (!email) {
        throw new Error(`There is no mail ${emailId} to emit ${type} for.`)
      }
      await lifecycle.emit(email, type, emitOptions)
    },
    webhookDeliveries: () => sender?.deliveries() ?? [],
    webhooksSettled: async () => sender?.settled(),
    waitForEmails: (criterion, timeoutMs = 5000) => store.wait(criterion, timeoutMs),
    reset: () => {
      clock.clear()
      store.reset()
      faults.reset()
      keys.clear()
      counter.reset()
      limiter.reset()
      lifecycle.reset()
      sender?.reset()
    },
    close: () => (closing ??= close()),
  }

  const handle = async (
    request: IncomingMessage,
    response: ServerResponse
  ): Promise<void> => {
    const url = new URL(request.url ?? "/", "http://fake-resend.invalid")
    if (url.pathname.startsWith("/_fake/")) {
      await handleControl(fake, request, response, url.pathname)
    } else if (!inbox.handle(request, response, url)) {
      await handleApi(context, request, response, url)
    }
  }
  server.on("request", (request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A client that went away mid-request is its own affair.
      if (!response.destroyed && !response.headersSent) {
        sendJson(response, 500, { error: String(error) })
      }
    })
  })
  return fake
}
