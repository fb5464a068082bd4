/** Asks the database of a store or of a module spec; values are `$1`, `$2` … */
export type Ask = (
  sql: string,
  values: string[]
) => Promise<{ rows: Record<string, unknown>[] }>

/** A column of the ledger, as the database describes it. */
export type LedgerColumn = {
  table: string
  column: string
  type: string
  isNullable: boolean
  hasDefault: boolean
}

/**
 * Every column of every table of the plugin. It is read from the database, so that a table or
 * column that does not exist yet is covered as soon as it does.
 */
export async function ledgerColumns(ask: Ask): Promise<LedgerColumn[]> {
  const { rows } = await ask(
    `select c.table_name, c.column_name, c.data_type, c.is_nullable, c.column_default
     from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where t.table_type = 'BASE TABLE' and c.table_schema = 'public'
       and c.table_name like $1
     order by c.table_name, c.ordinal_position`,
    ["post\\_purchase\\_%"]
  )
  return rows.map((row) => ({
    table: String(row.table_name),
    column: String(row.column_name),
    type: String(row.data_type),
    isNullable: row.is_nullable === "YES",
    hasDefault: row.column_default !== null,
  }))
}

/**
 * Where some text stands in the plugin's tables, whatever its capitals: `table.column`, in
 * their order. Moments, numbers and truth values are left out, all else is read as text.
 */
export async function findInLedger(ask: Ask, text: string): Promise<string[]> {
  const found: string[] = []
  for (const { table, column, type } of await ledgerColumns(ask)) {
    if (/^(timestamp|integer|bigint|numeric|real|double|boolean|date)/.test(type)) {
      continue
    }
    const { rows } = await ask(
      `select count(*)::int as hits from "${table}"
       where strpos(lower("${column}"::text), lower($1)) > 0`,
      [text]
    )
    if (Number(rows[0].hits) > 0) {
      found.push(`${table}.${column}`)
    }
  }
  return found
}
