import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ConsentSource,
  type ConsentTopic,
} from "../../../../modules/post-purchase/constants"
import { readLatestConsents } from "../../../../modules/post-purchase/queries/consents"
import { resolveConnection } from "../../../../modules/post-purchase/resolve-ledger"
import type { AdminUpdateContact } from "../../../../types/http"
import { recordConsentWorkflow } from "../../../../workflows/consent/workflows/record-consent"

/**
 * Records a no to topics of which the person had never said anything. Preferences leave it out
 * where silence is a no already, since an empty box says nothing; but who tells the store "no"
 * has said it, and it must still hold when the store changes its mode.
 */
export async function recordRefusals(
  container: MedusaContainer,
  email: string,
  { topics = {}, wording }: Pick<AdminUpdateContact, "topics" | "wording">,
  actorId: string
): Promise<void> {
  const said = await readLatestConsents(resolveConnection(container), [email])
  const spoken = new Set<string>(said.map(({ topic }) => topic))
  const refused = Object.entries(topics)
    .filter(([topic, granted]) => granted === false && !spoken.has(topic))
    .map(([topic]) => ({ topic: topic as ConsentTopic, granted: false }))
  if (refused.length) {
    await recordConsentWorkflow(container).run({
      input: {
        email,
        decisions: refused,
        source: ConsentSource.ADMIN,
        wording,
        actor_id: actorId,
      },
    })
  }
}
