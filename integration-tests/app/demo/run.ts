import { rmSync } from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"
import { Failure, reasonOf } from "../../support/failure"
import { logErrors } from "../../support/log-tail"
import {
  adminLogin,
  createShopper,
  StoreHttpError,
  type Admin,
} from "../../support/store-client"
import { adminAccount, salesChannels } from "../src/seed/shop"
import { readArguments, usage, type DemoArguments } from "./arguments"
import { createCleanup, stopOnSignals, type Cleanup } from "./cleanup"
import { checkMails, type MailKind } from "./inbox"
import { onEnter } from "./on-enter"
import { deliverOrder, placeOrder, shipOrder, type PlacedOrder } from "./order-story"
import { demoDataDir, temporaryDataDir } from "./places"
import { createProgress, type Progress } from "./progress"
import { startShop, type Shop } from "./shop"

// Mails leave by a clock that ticks once a minute when nothing wakes it earlier.
const mailTimeoutMs = 90_000
/** How long a second copy would have to show itself. */
const doubleWatchMs = 3_000

/** Runs the demo from the command line to the end of the process. */
export async function run(argv: string[]): Promise<void> {
  const cleanup = createCleanup()
  let isReady = false
  stopOnSignals(cleanup, () => (isReady ? 0 : 1))
  try {
    const args = readArguments(argv)
    if (args.help) {
      console.log(usage)
      process.exit(0)
    }
    await (args.once
      ? runOnce(args, cleanup)
      : runDemo(args, cleanup, () => (isReady = true)))
    await cleanup.run()
    process.exit(0)
  } catch (error) {
    if (cleanup.isRunning()) {
      // A signal came first: what it has torn down fails, and is no news.
      return
    }
    await cleanup.run()
    console.error(`\n${explain(error)}`)
    process.exit(1)
  }
}

async function runOnce(args: DemoArguments, cleanup: Cleanup): Promise<void> {
  const progress = createProgress(cleanup)
  const dataDir = temporaryDataDir()
  progress.heading("A store, one order, its mails")
  try {
    const shop = await startShop(
      { ...args, host: "127.0.0.1", dataDir, temporary: true },
      progress,
      cleanup
    )
    const admin = await login(shop)
    const order = await tellStory(shop, admin, progress)
    await progress.step("No mail came twice, and none that nobody expects", async () => {
      await sleep(doubleWatchMs)
      checkMails(shop.inbox.arrived(), order.email)
    })
    await cleanup.run()
    rmSync(dataDir, { recursive: true, force: true })
  } catch (error) {
    progress.line(`\n  Logs and data are kept in ${dataDir}`)
    throw error
  }
}

async function runDemo(
  args: DemoArguments,
  cleanup: Cleanup,
  ready: () => void
): Promise<void> {
  const progress = createProgress(cleanup)
  const dataDir = demoDataDir()
  if (args.fresh) {
    forget(dataDir)
  }
  progress.heading("A store with medusa-plugin-post-purchase")
  const host = process.env.HOST ?? "127.0.0.1"
  const shop = await startShop(
    { ...args, host, dataDir, temporary: false },
    progress,
    cleanup
  )
  const admin = await login(shop)
  const isFirst = (await admin.orders()).length === 0
  if (isFirst || args.order) {
    await tellStory(shop, admin, progress)
  }
  ready()
  await printAddresses(shop, admin, progress, !isFirst && !args.order)
  let busy = false
  onEnter(() => {
    if (!busy && !cleanup.isRunning()) {
      busy = true
      // A story that fails must not end the store that somebody is looking at.
      tellStory(shop, admin, progress)
        .catch((error: unknown) => console.error(`\n${explain(error)}`))
        .finally(() => (busy = false))
    }
  })
  throw await shop.server.died
}

function login(shop: Shop): Promise<Admin> {
  return adminLogin({ baseUrl: shop.url, ...adminAccount })
}

async function onlineKey(admin: Admin): Promise<string> {
  return admin.publishableKey(salesChannels.online.name)
}

/** One order from the cart to the door. Each act waits for the mail of the one before. */
async function tellStory(
  shop: Shop,
  admin: Admin,
  progress: Progress
): Promise<PlacedOrder> {
  shop.inbox.mark()
  const shopper = createShopper({
    baseUrl: shop.url,
    publishableKey: await onlineKey(admin),
  })
  progress.heading("An order and its mails")
  const order = await placeOrder(shopper, (await admin.orders()).length, progress)
  await expectMail("confirmation", order, shop, progress)
  const parcel = await shipOrder(admin, order, progress)
  await expectMail("shipped", order, shop, progress)
  await deliverOrder(admin, order, parcel, progress)
  await expectMail("delivered", order, shop, progress)
  return order
}

async function expectMail(
  kind: MailKind,
  order: PlacedOrder,
  shop: Shop,
  progress: Progress
): Promise<void> {
  await progress.step(
    `  Mail: ${kind}`,
    () =>
      Promise.race([
        shop.inbox.waitFor(kind, order.email, mailTimeoutMs),
        shop.server.died.then(raise),
      ]).catch((error: unknown) => raise(withLogErrors(error, shop.logFile))),
    (mail) => `  Mail: ${mail.subject}`
  )
}

function raise(error: unknown): never {
  throw error
}

/** A mail that does not come has its reason in the store's log. */
function withLogErrors(error: unknown, logFile: string): unknown {
  const errors = logErrors(logFile)
  return error instanceof Failure && errors !== ""
    ? new Failure(
        `${error.message} The last errors in the store's log (${logFile}):\n${errors}`
      )
    : error
}

async function printAddresses(
  shop: Shop,
  admin: Admin,
  progress: Progress,
  hint: boolean
): Promise<void> {
  progress.heading("Ready")
  progress.table([
    ["Inbox", shop.inbox.url],
    ["Admin", `${shop.url}/app`],
    ["", `${adminAccount.email} · ${adminAccount.password}`],
    ["Store API", `${shop.url}/store`],
    ["", `x-publishable-api-key: ${await onlineKey(admin)}`],
    ["Log", shop.logFile],
  ])
  if (hint) {
    progress.line(
      "\n  The orders of earlier starts are there. --order places another one, --fresh forgets all."
    )
  }
  progress.line(
    process.stdin.isTTY
      ? "\n  Enter places another order, Ctrl-C stops everything."
      : "\n  Ctrl-C stops everything."
  )
}

/** The sentence for a person; a stack only for what nobody has foreseen. */
function explain(error: unknown): string {
  if (error instanceof Failure) {
    return error.message
  }
  if (error instanceof StoreHttpError) {
    return `The store refused a step: ${error.message}. Its log may say more.`
  }
  return error instanceof Error ? (error.stack ?? error.message) : reasonOf(error)
}

function forget(dataDir: string): void {
  try {
    rmSync(dataDir, { recursive: true, force: true })
  } catch (error) {
    throw new Failure(
      `The folder ${dataDir} cannot be deleted (${reasonOf(error)}): run as its owner.`
    )
  }
}
