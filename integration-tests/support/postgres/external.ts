import { Client } from "@medusajs/framework/pg"
import { codeOf, Failure, reasonOf } from "../failure"

/** Tells a database URL without its password. */
export function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url)
    if (parsed.password !== "") {
      parsed.password = "***"
    }
    return parsed.toString()
  } catch {
    return url
  }
}

/** The same server and account, another database. */
export function urlOfDatabase(url: string, database: string): string {
  const parsed = new URL(url)
  parsed.pathname = `/${encodeURIComponent(database)}`
  return parsed.toString()
}

/** The name of the database that a URL leads to; "postgres" when it names none. */
export function databaseOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.replace(/^\//, "")) || "postgres"
}

/** Opens a connection. The caller ends it. */
export async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on("error", () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
}

/**
 * Checks that the server behind a DATABASE_URL answers, by any database.
 *
 * @throws Failure with what is wrong and what to do
 */
export async function probeExternal(url: string): Promise<void> {
  try {
    const { protocol } = new URL(url)
    if (protocol !== "postgres:" && protocol !== "postgresql:") {
      throw new Error("it must begin with postgres://")
    }
  } catch (error) {
    throw new Failure(
      `DATABASE_URL is not a PostgreSQL address (${reasonOf(error)}): ` +
        "write it as postgres://user:password@host:5432/database, or unset it to use the bundled PostgreSQL."
    )
  }
  try {
    await (await connect(url)).end()
  } catch (error) {
    // The server answers; ensureDatabase makes what is missing.
    if (codeOf(error) !== "3D000") {
      throw explain(error, url)
    }
  }
}

/** Turns an error of the driver into a sentence about DATABASE_URL. */
export function explain(error: unknown, url: string): Failure {
  if (error instanceof Failure) {
    return error
  }
  const where = withoutPassword(url)
  const code = codeOf(error)
  if (code === "28P01" || code === "28000" || /SASL|password/.test(reasonOf(error))) {
    return new Failure(
      `PostgreSQL at ${where} refuses the login (${reasonOf(error)}): correct the user and password in DATABASE_URL.`
    )
  }
  if (code === "42501") {
    return new Failure(
      `The role in ${where} may not create the database "${databaseOf(url)}": create it yourself, ` +
        `or allow it by ALTER ROLE ${new URL(url).username || "your_role"} CREATEDB.`
    )
  }
  return new Failure(
    `PostgreSQL at ${where} does not answer (${reasonOf(error)}): start it, correct DATABASE_URL, ` +
      "or unset DATABASE_URL to use the bundled PostgreSQL."
  )
}
