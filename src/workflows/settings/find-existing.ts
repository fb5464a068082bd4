import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** What overrides can name of a store, and the field that they name it by. */
const NAMED_BY = { sales_channel: "id", promotion: "code" } as const

/** Of the names that somebody gave, those that the store has. */
export async function findExisting(
  container: MedusaContainer,
  entity: keyof typeof NAMED_BY,
  names: string[]
): Promise<Set<string>> {
  if (!names.length) {
    return new Set()
  }
  const field = NAMED_BY[entity]
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity,
    fields: [field],
    filters: { [field]: names },
    pagination: { take: names.length },
  })
  return new Set(data.map((row: Record<string, string>) => row[field]))
}
