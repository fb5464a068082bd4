import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createUsersWorkflow } from "@medusajs/medusa/core-flows"
import { adminAccount } from "./shop"

/** Makes the admin's user and its login. */
export async function seedAdminUser(container: MedusaContainer): Promise<void> {
  const auth = container.resolve(Modules.AUTH)
  const { result: users } = await createUsersWorkflow(container).run({
    input: {
      users: [{ email: adminAccount.email, first_name: "Astrid", last_name: "Roe" }],
    },
  })
  const { authIdentity, error } = await auth.register("emailpass", {
    body: { email: adminAccount.email, password: adminAccount.password },
  })
  if (!authIdentity) {
    throw new Error(`the admin's login could not be made: ${error ?? "no reason given"}`)
  }
  await auth.updateAuthIdentities({
    id: authIdentity.id,
    app_metadata: { user_id: users[0].id },
  })
}
