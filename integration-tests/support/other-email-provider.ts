import type {
  ProviderSendNotificationDTO,
  ProviderSendNotificationResultsDTO,
} from "@medusajs/framework/types"
import {
  AbstractNotificationProviderService,
  ModuleProvider,
  Modules,
} from "@medusajs/framework/utils"

/** What a spec tells the provider to do, and what it was asked to send. */
export type OtherProvider = {
  /** Every call, those that failed included. */
  calls: ProviderSendNotificationDTO[]
  /** Throws for a mail that it does not take. (Default: takes all) */
  judge: (notification: ProviderSendNotificationDTO) => void
}

const KEY = Symbol.for("post-purchase-tests.other-email-provider")
const registry = globalThis as typeof globalThis & { [KEY]?: OtherProvider }

/** The provider's controls. Medusa loads this file past the test runner, so they live in the process. */
export function otherProvider(): OtherProvider {
  return (registry[KEY] ??= { calls: [], judge: () => undefined })
}

/** An e-mail provider of somebody else's, for Medusa's Notification Module. */
class OtherEmailProvider extends AbstractNotificationProviderService {
  static override identifier = "other"

  override async send(
    notification: ProviderSendNotificationDTO
  ): Promise<ProviderSendNotificationResultsDTO> {
    const { calls, judge } = otherProvider()
    calls.push(notification)
    judge(notification)
    return { id: `other_${calls.length}` }
  }
}

export default ModuleProvider(Modules.NOTIFICATION, { services: [OtherEmailProvider] })
