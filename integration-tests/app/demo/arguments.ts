import { parseArgs } from "node:util"
import { Failure, reasonOf } from "../../support/failure"

export interface DemoArguments {
  /** Everything once on a fresh database, checked, and ended. */
  once: boolean
  /** Place another order although the store has some already. */
  order: boolean
  /** Delete the demo's own data first. */
  fresh: boolean
  help: boolean
  /** Of the store; 0 takes a free one. */
  port: number
  /** Of the inbox; 0 takes a free one. */
  inboxPort: number
}

export const usage = `npm run demo -- [options]

  Starts a database, a Medusa store with the plugin and an inbox that stands in
  for Resend, places an order and ships it. Nothing leaves this machine.

  --order             place one more order (the first start places one anyway)
  --fresh             forget all data of earlier starts
  --once              run on a fresh database and free ports, check the mails, end
  --port <n>          port of the store          (PORT, default 9000)
  --inbox-port <n>    port of the inbox          (INBOX_PORT, default 4010)
  --help              this text

  DATABASE_URL        use that PostgreSQL instead of the bundled one
  REDIS_URL           events, workflows and locks through that Redis
`

/**
 * Reads the command line and the environment.
 *
 * @throws Failure for an unknown option or a port that is none
 */
export function readArguments(argv: string[], env = process.env): DemoArguments {
  let values
  try {
    values = parseArgs({
      args: argv,
      options: {
        once: { type: "boolean", default: false },
        order: { type: "boolean", default: false },
        fresh: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
        port: { type: "string" },
        "inbox-port": { type: "string" },
      },
    }).values
  } catch (error) {
    throw new Failure(`${reasonOf(error)}: npm run demo -- --help lists the options.`)
  }
  const { once = false, order = false, fresh = false, help = false } = values
  return {
    once,
    order,
    fresh,
    help,
    // --once may run beside a demo: the environment's ports are not for it.
    port: toPort("--port", values.port ?? (once ? "0" : (env.PORT ?? "9000"))),
    inboxPort: toPort(
      "--inbox-port",
      values["inbox-port"] ?? (once ? "0" : (env.INBOX_PORT ?? "4010"))
    ),
  }
}

function toPort(option: string, value: string): number {
  const port = Number(value)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Failure(`${option} ${value} is no port: give a number from 1 to 65535.`)
  }
  return port
}
