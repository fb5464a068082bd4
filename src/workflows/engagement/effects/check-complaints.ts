import type { MedusaContainer } from "@medusajs/framework/types"
import {
  resolveConnection,
  resolveLedger,
} from "../../../modules/post-purchase/resolve-ledger"
import { announcePause } from "./announce-pause"
import { pauseOnComplaints } from "./pause-on-complaints"

/** Pauses all marketing and says so, when complaints call for it. */
export async function checkComplaints(container: MedusaContainer): Promise<void> {
  const { reputation } = await resolveLedger(container).getSettings()
  const pause = await resolveConnection(container).transaction((trx) =>
    pauseOnComplaints(trx, reputation)
  )
  if (pause) {
    await announcePause(container, pause)
  }
}
