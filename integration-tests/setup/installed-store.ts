import { spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { buildPlugin, isPluginBuilt, medusaVersion } from "../app/demo/builds"
import { startNode } from "../app/demo/child-process"
import { type Cleanup, createCleanup } from "../app/demo/cleanup"
import { appDir, repoRoot, temporaryDataDir } from "../app/demo/places"
import { adminAccount } from "../app/src/seed/shop"
import { type FakeResend, startFakeResend } from "../fakes/resend"
import { freePort } from "../support/free-port"
import { logTail } from "../support/log-tail"
import { ensureDatabase, startPostgres } from "../support/postgres"
import { adminLogin, createShopper } from "../support/store-client"

/**
 * A store outside of the repository that has installed the packed plugin, as any store would:
 * npm pack, npm install, migrate, build, start. What the tarball lacks is missing here. It runs as
 * three processes with Redis between them.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const cleanup = createCleanup()
  const dataDir = temporaryDataDir()
  cleanup.add(() => rmSync(dataDir, { recursive: true, force: true }))
  try {
    const tarball = await packPlugin(dataDir, cleanup)
    const project = installStore(join(dataDir, "store"), tarball)
    const postgres = await startPostgres({
      dataDir: join(dataDir, "postgres"),
      durable: false,
    })
    cleanup.add(postgres.stop)
    const url = postgres.url(`post_purchase_installed_${process.pid}`)
    await ensureDatabase(url)
    const resend = await startFakeResend({ rate: 5 })
    cleanup.add(() => resend.close())
    const port = await freePort()
    const baseUrl = `http://127.0.0.1:${port}`
    const env = {
      DATABASE_URL: url,
      STORE_URL: baseUrl,
      RESEND_API_KEY: resend.apiKey,
      RESEND_BASE_URL: resend.url,
      MEDUSA_DISABLE_TELEMETRY: "true",
      NODE_ENV: "production",
    }
    const medusa = (...args: string[]) =>
      run(
        process.execPath,
        [join(project, "node_modules/@medusajs/cli/cli.js"), ...args],
        {
          cwd: project,
          env: { ...env, TS_NODE_TRANSPILE_ONLY: "true" },
        }
      )
    medusa("db:migrate", "--skip-scripts")
    medusa("exec", "./src/scripts/seed.ts")
    medusa("build", "--no-lint")

    // As a store with some traffic runs it: one process serves, two work, Redis between them.
    const redisUrl = await startRedis(dataDir, cleanup)
    for (const [name, mode] of [
      ["server", "server"],
      ["worker-1", "worker"],
      ["worker-2", "worker"],
    ]) {
      const own = mode === "server" ? port : await freePort()
      const logFile = join(dataDir, `${name}.log`)
      const child = startNode(
        {
          args: [
            join(project, "node_modules/@medusajs/cli/cli.js"),
            ...["start", "--port", String(own), "--host", "127.0.0.1"],
          ],
          cwd: join(project, ".medusa", "server"),
          logFile,
          env: { ...env, REDIS_URL: redisUrl, WORKER_MODE: mode },
        },
        cleanup
      )
      await waitForHealth(
        `http://127.0.0.1:${own}/health`,
        () => child.hasEnded(),
        logFile
      )
    }
    await placeFirstOrder(baseUrl, resend)
    Object.assign(process.env, {
      E2E_TARBALL: tarball,
      E2E_ADMIN_URL: baseUrl,
      E2E_ADMIN_EMAIL: adminAccount.email,
      E2E_ADMIN_PASSWORD: adminAccount.password,
      E2E_RESEND_URL: resend.url,
    })
  } catch (error) {
    await cleanup.run()
    throw error
  }
  return () => cleanup.run()
}

/** A Redis of our own, with nothing on disk. */
async function startRedis(dataDir: string, cleanup: Cleanup): Promise<string> {
  const port = await freePort()
  const child = spawn(
    "redis-server",
    ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
    { cwd: dataDir, stdio: "ignore" }
  )
  const failed = once(child, "error").then(([error]) => {
    throw new Error(
      `redis-server does not start (${String(error)}): install it, for example with apt-get install redis-server`
    )
  })
  cleanup.add(() => void child.kill("SIGTERM"))
  await Promise.race([failed, sleep(500)])
  failed.catch(() => undefined)
  return `redis://127.0.0.1:${port}`
}

/** An order on its way, with its mails, for the specs that look at one in the admin. */
async function placeFirstOrder(baseUrl: string, resend: FakeResend): Promise<void> {
  const admin = await adminLogin({ baseUrl, ...adminAccount })
  const shopper = createShopper({ baseUrl, publishableKey: await admin.publishableKey() })
  const [product] = await shopper.products()
  const order = await shopper.placeOrder({
    email: "first@example.com",
    items: [{ sku: product.variants?.[0].sku ?? "" }],
    address: {
      first_name: "Mara",
      last_name: "Vogel",
      address_1: "Invalidenstraße 117",
      city: "Berlin",
      postal_code: "10115",
      country_code: "de",
    },
  })
  await admin.ship(order.id, await admin.fulfil(order.id), [
    { number: "00340434161094021501" },
  ])
  await resend.waitForEmails(2, 60_000)
}

async function packPlugin(dataDir: string, cleanup: Cleanup): Promise<string> {
  if (!isPluginBuilt()) {
    await buildPlugin(dataDir, cleanup)
  }
  const printed = run(
    "npm",
    ["pack", "--ignore-scripts", "--json", "--pack-destination", dataDir],
    { cwd: repoRoot }
  )
  const [{ filename }]: { filename: string }[] = JSON.parse(
    printed.slice(printed.indexOf("["))
  )
  return join(dataDir, filename)
}

function installStore(project: string, tarball: string): string {
  mkdirSync(project, { recursive: true })
  for (const name of ["medusa-config.ts", "tsconfig.json", "src"]) {
    cpSync(join(appDir, name), join(project, name), { recursive: true })
  }
  cpSync(join(appDir, "static-assets"), join(project, "static"), { recursive: true })
  const own: { overrides: object } = JSON.parse(
    readFileSync(join(repoRoot, "package.json"), "utf8")
  )
  const version = medusaVersion()
  writeFileSync(
    join(project, "package.json"),
    JSON.stringify(
      {
        name: "a-store",
        private: true,
        dependencies: {
          "@medusajs/admin-sdk": version,
          "@medusajs/cli": version,
          "@medusajs/framework": version,
          "@medusajs/medusa": version,
          "medusa-plugin-post-purchase": `file:${tarball}`,
        },
        devDependencies: {
          "@types/node": "^20",
          "@types/react": "^18.3.0",
          react: "^18.3.1",
          "react-dom": "^18.3.1",
          "ts-node": "10.9.2",
          typescript: "5.9.3",
        },
        // The same releases as here: newer ones lack binaries for other platforms.
        overrides: own.overrides,
      },
      null,
      2
    )
  )
  run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline"], { cwd: project })
  return project
}

/** Runs a program to its end. What it prints comes back, or is the error. */
function run(
  command: string,
  args: string[],
  { cwd, env }: { cwd: string; env?: Record<string, string> }
): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0) {
    throw new Error(
      `${command} ${args.join(" ")} ended with ${status}:\n${stdout}\n${stderr}`
    )
  }
  return stdout
}

async function waitForHealth(
  url: string,
  hasEnded: () => boolean,
  logFile: string
): Promise<void> {
  const until = Date.now() + 120_000
  while (Date.now() < until && !hasEnded()) {
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) {
      return
    }
    await sleep(200)
  }
  throw new Error(`the store does not answer at ${url}:\n${logTail(logFile)}`)
}
