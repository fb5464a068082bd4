import type { Client } from "@medusajs/framework/pg"
import { connect } from "../../support/postgres/external"

/**
 * What has been done to a database, kept in that database: a dropped, restored
 * or exchanged one then tells the truth.
 */
export interface Stamps {
  read(name: string): Promise<string | undefined>
  write(name: string, value: string): Promise<void>
  /** Rewrites the beginning of all addresses of product pictures. */
  movePictures(from: string, to: string): Promise<void>
  /** The name of the Medusa store in there; undefined when there is none. */
  storeName(): Promise<string | undefined>
}

/** Works on the stamps of one database over one connection. */
export async function withStamps<T>(
  url: string,
  work: (stamps: Stamps) => Promise<T>
): Promise<T> {
  const client = await connect(url)
  try {
    return await work(createStamps(client))
  } finally {
    await client.end()
  }
}

function createStamps(client: Client): Stamps {
  return {
    read: async (name) => {
      if (!(await tableExists(client, "demo_stamp"))) {
        return undefined
      }
      const { rows } = await client.query<{ value: string }>(
        "select value from demo_stamp where name = $1",
        [name]
      )
      return rows[0]?.value
    },
    write: async (name, value) => {
      await client.query(
        "create table if not exists demo_stamp (name text primary key, value text not null)"
      )
      await client.query(
        "insert into demo_stamp values ($1, $2) on conflict (name) do update set value = excluded.value",
        [name, value]
      )
    },
    movePictures: async (from, to) => {
      for (const [table, column] of pictureColumns) {
        await client.query(
          `update ${table} set ${column} = $2 || substr(${column}, length($1) + 1) where starts_with(${column}, $1)`,
          [from, to]
        )
      }
    },
    storeName: async () => {
      if (!(await tableExists(client, "store"))) {
        return undefined
      }
      const { rows } = await client.query<{ name: string }>(
        "select name from store where deleted_at is null order by created_at limit 1"
      )
      return rows[0]?.name
    },
  }
}

const pictureColumns = [
  ["product", "thumbnail"],
  ["image", "url"],
  ["cart_line_item", "thumbnail"],
  ["order_line_item", "thumbnail"],
] as const

async function tableExists(client: Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    "select to_regclass($1) is not null as found",
    [`public.${name}`]
  )
  return rows[0]?.found === true
}
