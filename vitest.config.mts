import { defineConfig } from "vitest/config"

const common = {
  globals: true,
  pool: "forks" as const,
  // Medusa requires .ts files itself, outside of Vite.
  execArgv: ["--require", "ts-node/register/transpile-only"],
}

/** The specs that need PostgreSQL share one server, and each file takes a database of its own. */
const withDatabase = {
  ...common,
  globalSetup: ["./integration-tests/setup/database.ts"],
  setupFiles: ["./integration-tests/setup/worker.ts"],
  testTimeout: 60_000,
  hookTimeout: 120_000,
}

export default defineConfig({
  test: {
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
          ...withDatabase,
          name: "modules",
          include: ["integration-tests/modules/**/*.spec.ts"],
        },
      },
      {
        test: {
          ...withDatabase,
          name: "http",
          include: ["integration-tests/http/**/*.spec.ts"],
        },
      },
      {
        test: {
          ...withDatabase,
          name: "e2e",
          include: ["integration-tests/e2e/**/*.spec.ts"],
          testTimeout: 300_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
})
