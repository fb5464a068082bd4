import { parseArgs } from "node:util"
import { startFakeResend } from "./fake-resend"
import type { FakeResendOptions } from "./types"

const USAGE = `Usage: serve.ts [options]

  --port <number>           port to listen on (default 4010; 0 takes a free one)
  --host <address>          address to listen on (default 127.0.0.1)
  --api-key <key>           the key that is accepted (default re_fake_key)
  --rate <number|off>       requests a second (default 5)
  --seed <number>           seed of random faults (default 1)
  --data-file <path>        keep mails here across restarts
  --no-bodies               keep no bodies, for large runs
  --delivery-delay <ms>     from acceptance to delivery (default 50)
  --webhook-url <url>       where events go
  --webhook-secret <whsec>  what they are signed with
  --help
`

const numberOf = (name: string, value: string): number => {
  const number = Number(value)
  if (value.trim() === "" || Number.isNaN(number)) {
    throw new Error(`--${name} must be a number; got ${JSON.stringify(value)}.`)
  }
  return number
}

const readOptions = (): FakeResendOptions | undefined => {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "4010" },
      host: { type: "string" },
      "api-key": { type: "string" },
      rate: { type: "string", default: "5" },
      seed: { type: "string", default: "1" },
      "data-file": { type: "string" },
      "no-bodies": { type: "boolean" },
      "delivery-delay": { type: "string", default: "50" },
      "webhook-url": { type: "string" },
      "webhook-secret": { type: "string" },
      help: { type: "boolean" },
    },
  })
  if (values.help) {
    return undefined
  }
  const url = values["webhook-url"]
  const secret = values["webhook-secret"]
  if ((url === undefined) !== (secret === undefined)) {
    throw new Error("--webhook-url and --webhook-secret go together.")
  }
  return {
    port: numberOf("port", values.port),
    host: values.host,
    apiKey: values["api-key"],
    rate: values.rate === "off" ? Infinity : numberOf("rate", values.rate),
    seed: numberOf("seed", values.seed),
    dataFile: values["data-file"],
    retainBodies: !values["no-bodies"],
    deliveryDelayMs: numberOf("delivery-delay", values["delivery-delay"]),
    webhook: url !== undefined && secret !== undefined ? { url, secret } : undefined,
  }
}

const main = async (): Promise<void> => {
  const options = readOptions()
  if (!options) {
    process.stdout.write(USAGE)
    return
  }
  const fake = await startFakeResend(options)
  process.stdout.write(
    `Fake Resend and its inbox: ${fake.url}  (API key: ${fake.apiKey})\n`
  )
  const stop = (): void => {
    fake.close().then(
      () => process.exit(0),
      () => process.exit(1)
    )
  }
  process.once("SIGINT", stop)
  process.once("SIGTERM", stop)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
