import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Flow } from "../../../../flows/flow"
import { resolveLedger } from "../../../../modules/post-purchase/resolve-ledger"
import type { AdminFlowDetail } from "../../../../types/http"
import { toAdminFlowDetail } from "./to-admin-flow-detail"

/** A flow as it is set now, with the names of the sales channels that differ. */
export async function readFlowDetail(
  container: MedusaContainer,
  flow: Flow
): Promise<AdminFlowDetail> {
  const settings = (await resolveLedger(container).getFlowSettings()).get(flow.key)
  const ids = Object.keys(settings?.overrides.channels ?? {})
  return toAdminFlowDetail(flow, settings, await readNames(container, ids))
}

async function readNames(
  container: MedusaContainer,
  ids: string[]
): Promise<Map<string, string>> {
  if (!ids.length) {
    return new Map()
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "sales_channel",
    fields: ["id", "name"],
    filters: { id: ids },
    pagination: { take: ids.length },
  })
  return new Map(data.map(({ id, name }) => [id, name]))
}
