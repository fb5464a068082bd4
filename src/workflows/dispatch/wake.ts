import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { onShutdown } from "../../modules/post-purchase/shutdown"
import { nextDue } from "../../modules/post-purchase/queries/next-due"
import { resolveConnection } from "../../modules/post-purchase/resolve-ledger"
import { type DispatchSummary, runDispatch } from "./run/run-dispatch"

/** A message due later than this is left to the minute's job. */
const HORIZON_MS = 60_000
/** How long to stay away after a run that failed, as when PostgreSQL restarts. */
const TROUBLE_MS = 5_000

let running: Promise<DispatchSummary> | null = null
let following: Promise<DispatchSummary> | null = null
let timer: NodeJS.Timeout | null = null
let timerAt = Infinity
let isStopped = false

/**
 * Dispatches soon in this process, so that a mail goes out seconds after its event and not
 * with the next minute. Calls that come close together are one run.
 *
 * It is a convenience: when the process dies with its timers, the job finds the same work.
 */
export function wakeDispatcher(container: MedusaContainer, delayMs = 0): void {
  const at = Date.now() + delayMs
  if (isStopped || (timer && timerAt <= at)) {
    return
  }
  onShutdown(stopDispatcher)
  if (timer) {
    clearTimeout(timer)
  }
  timerAt = at
  timer = setTimeout(() => {
    timer = null
    timerAt = Infinity
    void dispatchNow(container).catch((error: unknown) => {
      const logger: Logger = container.resolve(ContainerRegistrationKeys.LOGGER)
      const reason = error instanceof Error ? error.message : String(error)
      logger.error(
        `post-purchase: the dispatcher stopped, and starts again soon: ${reason}`
      )
      wakeDispatcher(container, TROUBLE_MS)
    })
  }, delayMs)
  timer.unref()
}

/**
 * Dispatches now, one run at a time in a process. A call during a run gets one more run after
 * it, since that run may have looked too early; all calls during a run share that one.
 */
export async function dispatchNow(container: MedusaContainer): Promise<DispatchSummary> {
  if (!running) {
    return start(container)
  }
  following ??= running
    .catch(() => undefined)
    .then(() => {
      following = null
      return start(container)
    })
  return following
}

async function start(container: MedusaContainer): Promise<DispatchSummary> {
  running = runDispatch(container)
  try {
    return await running
  } finally {
    running = null
    await wakeForNext(container).catch(() => undefined)
  }
}

/** Lets the run in hand end and begins no other: the connections are about to close. */
async function stopDispatcher(): Promise<void> {
  isStopped = true
  if (timer) {
    clearTimeout(timer)
    timer = null
  }
  await running?.catch(() => undefined)
}

async function wakeForNext(container: MedusaContainer): Promise<void> {
  const waitMs = await nextDue(resolveConnection(container))
  if (waitMs !== null && waitMs <= HORIZON_MS) {
    wakeDispatcher(container, Math.max(50, waitMs))
  }
}
