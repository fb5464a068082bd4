import { defineConfig } from "vitest/config"

const common = {
  globals: true,
  pool: "forks" as const,
  // Medusa requires .ts files itself, outside of Vite.
  execArgv: ["--require", "ts-node/register/transpile-only"],
}

/** Specs that need PostgreSQL share one server, and each file takes a database of its own. */
const withPostgres = {
  ...common,
  globalSetup: ["./integration-tests/setup/postgres.ts"],
  setupFiles: ["./integration-tests/setup/worker.ts"],
  testTimeout: 60_000,
  hookTimeout: 120_000,
}

/** Specs that need a store copy one that is migrated and seeded once. */
const withStore = { ...withPostgres, globalSetup: ["./integration-tests/setup/store.ts"] }

/** Weeks of a customer's life, and pages in a real browser: `npm run test:slow` runs them. */
const SLOW = ["integration-tests/http/**/*.{journey,browser}.spec.ts"]

export default defineConfig({
  test: {
    // By default one core stays idle, which on two is half of the machine.
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...common,
          name: "unit",
          include: [
            "integration-tests/unit/**/*.spec.{ts,tsx}",
            "integration-tests/fakes/**/*.spec.ts",
          ],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          ...common,
          name: "analysis",
          include: ["integration-tests/analysis/**/*.spec.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...withPostgres,
          name: "modules",
          include: ["integration-tests/modules/**/*.spec.ts"],
        },
      },
      {
        test: {
          ...withStore,
          name: "http",
          include: ["integration-tests/http/**/*.spec.ts"],
          exclude: SLOW,
        },
      },
      {
        test: {
          ...withStore,
          name: "journeys",
          include: SLOW,
        },
      },
      {
        test: {
          ...withPostgres,
          name: "e2e",
          globalSetup: ["./integration-tests/setup/installed-store.ts"],
          include: [
            "integration-tests/e2e/installed/**/*.spec.ts",
            "integration-tests/e2e/admin/**/*.spec.ts",
          ],
          // One store and one browser are enough for two cores.
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
})
