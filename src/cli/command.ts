import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** A sub-command of `medusa-plugin-post-purchase`. */
export type Command = {
  name: string
  /** One line, for the list of commands. */
  summary: string
  /** Runs it on the store's database. What it prints is for people. */
  run(db: Knex, print: (line: string) => void): Promise<void>
}
