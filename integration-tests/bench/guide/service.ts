import type {
  ProviderSendNotificationDTO,
  ProviderSendNotificationResultsDTO,
} from "@medusajs/framework/types"
import {
  AbstractNotificationProviderService,
  MedusaError,
} from "@medusajs/framework/utils"
import { Resend } from "resend"
import {
  type OrderConfirmationProps,
  type Design,
  orderConfirmation,
  renderLive,
} from "../../../emails"

type GuideOptions = { api_key: string; from: string }
type GuideData = { props: OrderConfirmationProps; design: Design }

/**
 * The provider that Medusa's Resend guide builds: it renders the template with React for
 * each notification and sends it with one call. It is the floor that the dispatcher is
 * measured against, with the very same template.
 */
class GuideResendProvider extends AbstractNotificationProviderService {
  static override identifier = "guide-resend"
  readonly #client: Resend
  readonly #from: string

  constructor(_container: unknown, { api_key, from }: GuideOptions) {
    super()
    this.#client = new Resend(api_key)
    this.#from = from
  }

  override async send(
    notification: ProviderSendNotificationDTO
  ): Promise<ProviderSendNotificationResultsDTO> {
    const { props, design } = notification.data as GuideData
    const { subject, html, text } = await renderLive(orderConfirmation, props, design)
    const { data, error } = await this.#client.emails.send({
      from: this.#from,
      to: [notification.to],
      subject,
      html,
      text,
    })
    if (error) {
      throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, error.message)
    }
    return { id: data.id }
  }
}

export default GuideResendProvider
