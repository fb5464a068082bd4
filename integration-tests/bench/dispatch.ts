import { join } from "node:path"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createMailContext, designOf, orderConfirmationProps } from "../../emails"
import { adminAccount } from "../app/src/seed/shop"
import { pluginBuildDir } from "../app/demo/places"
import { bootMedusa } from "../support/boot-medusa"
import { connect } from "../support/postgres/external"
import { adminLogin, createShopper } from "../support/store-client"
import { prepareBenchDatabase } from "./support/bench-store"
import { startFakeResendProcess } from "./support/fake-resend-process"
import { type Cost, measure, median } from "./support/measure"
import { placeOrders } from "./support/place-orders"
import { planConfirmations } from "./support/plan-confirmations"

const ROUNDS = 3
const LOOP_MAILS = 200
const DISPATCH_MAILS = 2000
const PACED_MAILS = 5000
const CEILING = 500

type Dispatcher = { dispatchNow(container: MedusaContainer): Promise<{ sent: number }> }
type OrderReader = {
  readOrderStates(
    container: MedusaContainer,
    ids: string[],
    settings: { order_url: string | null; time_zone: string },
    isAboutMore: boolean
  ): Promise<
    Map<string, { facts: Parameters<typeof orderConfirmationProps>[0]["order"] }>
  >
}

/**
 * From due to settled, beside the loop of Medusa's Resend guide, on the same database and
 * against the same server, in turns.
 */
async function main(): Promise<void> {
  console.log("Preparing a store with orders …")
  const bench = await prepareBenchDatabase()
  try {
    const fake = await startFakeResendProcess(bench.cleanup)
    process.env.NODE_ENV = "production"
    process.env.LOG_LEVEL = "error"
    const medusa = await bootMedusa(join(__dirname, "store"), {
      DATABASE_URL: bench.url,
      RESEND_API_KEY: "re_fake_key",
      RESEND_BASE_URL: fake.url,
    })
    bench.cleanup.add(medusa.stop)
    const { container, baseUrl } = medusa
    const sql = await connect(bench.url)
    bench.cleanup.add(() => sql.end())
    // Reconciliation would plan the copies before the measured run does.
    await sql.query(
      `update post_purchase_cursor set seen_until = now() + interval '1 year' where id = 'installed'`
    )
    const admin = await adminLogin({ baseUrl, ...adminAccount })
    const shopper = createShopper({
      baseUrl,
      publishableKey: await admin.publishableKey(),
    })
    const orderIds = await placeOrders(shopper, sql, PACED_MAILS)

    // The dispatcher as it is published; the store has loaded these very files.
    const { dispatchNow }: Dispatcher = require(
      join(pluginBuildDir, "src/workflows/dispatch/wake")
    )
    const reader: OrderReader = require(
      join(pluginBuildDir, "src/workflows/dispatch/facts/read-order-states")
    )
    const forget = () => sql.query("truncate post_purchase_message, post_purchase_batch")

    const toProps = await readProps(container, reader, orderIds[0])
    const loop = (ids: string[]) => async () => {
      for (const id of ids) {
        await sendAsTheGuideDoes(container, id, toProps)
      }
    }
    const loopWithOrder = (ids: string[]) => async () => {
      for (const id of ids) {
        await readAsTheGuideDoes(container, id)
        await sendAsTheGuideDoes(container, id, toProps)
      }
    }
    const dispatch = async (ids: string[]): Promise<Cost> => {
      await forget()
      await planConfirmations(sql, ids)
      let sent = 0
      const cost = await measure(async () => {
        while (sent < ids.length) {
          sent += (await dispatchNow(container)).sent
        }
      })
      return cost
    }

    console.log("Warming up …")
    await loop(orderIds.slice(0, 40))()
    await loopWithOrder(orderIds.slice(0, 40))()
    await dispatch(orderIds.slice(0, 500))

    const rounds: { loop: Cost; loopWithOrder: Cost; dispatch: Cost }[] = []
    for (let round = 1; round <= ROUNDS; round++) {
      rounds.push({
        loop: await measure(loop(orderIds.slice(0, LOOP_MAILS))),
        loopWithOrder: await measure(loopWithOrder(orderIds.slice(0, LOOP_MAILS))),
        dispatch: await dispatch(orderIds.slice(0, DISPATCH_MAILS)),
      })
      console.log(`Round ${round} of ${ROUNDS} is done.`)
    }
    report(rounds)

    await forget()
    await fake.reset()
    await fake.setRate(5)
    await sql.query("truncate post_purchase_pace")
    await planConfirmations(sql, orderIds)
    console.log(`\nWith a limit of 5 requests a second, ${PACED_MAILS} mails …`)
    let sent = 0
    while (sent < PACED_MAILS) {
      sent += (await dispatchNow(container)).sent
    }
    reportPace((await fake.emails()).map(({ acceptedAt }) => Date.parse(acceptedAt)))
    console.log(`Requests: ${JSON.stringify((await fake.stats()).requests)}`)
  } finally {
    await bench.cleanup.run()
  }
}

type Content = { props: object; design: object }

async function readProps(
  container: MedusaContainer,
  { readOrderStates }: OrderReader,
  orderId: string
): Promise<Content> {
  const states = await readOrderStates(
    container,
    [orderId],
    { order_url: null, time_zone: "UTC" },
    false
  )
  const state = states.get(orderId)
  if (!state) {
    throw new Error(`order ${orderId} is not there`)
  }
  const mail = createMailContext({
    brand: {
      storeName: "Lindgren & Roe",
      logoUrl: null,
      colors: {
        accent: "#2f4a3c",
        background: "#f5f3ef",
        surface: "#ffffff",
        text: "#1f1d1a",
        muted: "#6b665e",
      },
      supportEmail: null,
      supportUrl: null,
      postalAddress: null,
      websiteUrl: null,
      socialLinks: [],
      footerText: null,
    },
    locale: "de-DE",
  })
  return {
    props: orderConfirmationProps({ ...mail, order: state.facts }),
    design: designOf(mail),
  }
}

/** The guide's workflow asks for the order before it sends. */
async function readAsTheGuideDoes(container: MedusaContainer, id: string): Promise<void> {
  await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: [
      "id",
      "display_id",
      "email",
      "currency_code",
      "total",
      "items.*",
      "shipping_address.*",
      "billing_address.*",
      "shipping_methods.*",
      "customer.*",
      "total",
      "subtotal",
      "discount_total",
      "shipping_total",
      "tax_total",
      "item_subtotal",
      "item_total",
      "item_tax_total",
    ],
    filters: { id },
  })
}

async function sendAsTheGuideDoes(
  container: MedusaContainer,
  id: string,
  content: Content
): Promise<void> {
  await container.resolve(Modules.NOTIFICATION).createNotifications({
    to: `${id.toLowerCase()}@example.com`,
    channel: "guide",
    template: "order-placed",
    data: content,
  })
}

function report(rounds: { loop: Cost; loopWithOrder: Cost; dispatch: Cost }[]): void {
  const perMail = (key: keyof (typeof rounds)[number], mails: number) => ({
    cpu: median(rounds.map((round) => (round[key].cpuSeconds * 1000) / mails)),
    rate: median(rounds.map((round) => mails / round[key].seconds)),
  })
  const loop = perMail("loop", LOOP_MAILS)
  const loopWithOrder = perMail("loopWithOrder", LOOP_MAILS)
  const dispatch = perMail("dispatch", DISPATCH_MAILS)
  const row = (name: string, { cpu, rate }: { cpu: number; rate: number }) =>
    console.log(
      `${name.padEnd(58)} ${rate.toFixed(0).padStart(6)} mails/s ${cpu.toFixed(2).padStart(7)} ms CPU a mail`
    )
  console.log(`\nMedian of ${ROUNDS} rounds, the limit off:`)
  row("Plain loop: createNotifications, render, emails.send", loop)
  row("Plain loop that also reads its order, as the guide's does", loopWithOrder)
  row("Dispatcher: claim, read order, decide, render, send, settle", dispatch)
  const ratio = (floor: typeof loop, name: string) =>
    console.log(
      `Dispatcher / ${name}: CPU ${(dispatch.cpu / floor.cpu).toFixed(3)}, speed ${(dispatch.rate / floor.rate).toFixed(1)} times`
    )
  ratio(loop, "plain loop")
  ratio(loopWithOrder, "plain loop with its order")
}

/** Of the steady state: the first batch starts the clock, so it is not counted. */
function reportPace(acceptedAt: number[]): void {
  const sorted = [...acceptedAt].sort((a, b) => a - b)
  const first = sorted[0]
  const last = sorted[sorted.length - 1]
  const afterFirst = sorted.filter((moment) => moment > first + 100).length
  const rate = afterFirst / ((last - first) / 1000)
  console.log(
    `${rate.toFixed(0)} mails/s in the steady state: ${((rate / CEILING) * 100).toFixed(1)} % of the ${CEILING} mails/s ceiling; all ${sorted.length} accepted in ${((last - first) / 1000).toFixed(1)} s`
  )
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  }
)
