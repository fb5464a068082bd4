import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type {
  Logger,
  ProviderSendNotificationDTO,
  ProviderSendNotificationResultsDTO,
} from "@medusajs/framework/types"
import {
  AbstractNotificationProviderService,
  MedusaError,
} from "@medusajs/framework/utils"
import { type KeyedMail, deliver } from "./deliver"
import { gather } from "./gather"
import { type Mail, findMailProblem } from "./mail"
import { type ResolvedResendOptions, resolveResendOptions } from "./options"
import { createTransport, registerEmailGateway } from "./shared-transport"
import { MAX_BATCH, type ResendTransport } from "./transport"

type Dependencies = {
  logger: Logger
  __pg_connection__: Knex
}

/** What the module passes on beside the published type. */
type Notification = ProviderSendNotificationDTO & {
  id?: string
  idempotency_key?: string | null
}

/**
 * Resend as a provider of Medusa's Notification Module.
 *
 * Mails that are sent side by side share batch calls; the rate is shared by all processes of
 * the store. The post-purchase dispatcher uses the same transport without the module between,
 * since the module costs about 10 ms of CPU a mail.
 */
class ResendNotificationProvider extends AbstractNotificationProviderService {
  static override identifier = "resend"

  readonly #options: ResolvedResendOptions
  readonly #logger: Logger
  readonly #transport: ResendTransport | null = null
  readonly #send: ((mail: KeyedMail) => Promise<string>) | null = null

  /** Called by Medusa at boot. */
  static override validateOptions(options: Record<string, unknown>): void {
    registerEmailGateway(resolveResendOptions(options))
  }

  constructor(container: Dependencies, options: unknown) {
    super()
    this.#options = resolveResendOptions(options)
    this.#logger = container.logger
    const transport = createTransport(this.#options, container.__pg_connection__)
    if (transport) {
      this.#transport = transport
      this.#send = gather(
        (mails) => deliver(transport, mails),
        this.#options.gather_ms,
        MAX_BATCH
      )
    }
  }

  /**
   * Sends one notification; several at a time become one batch call.
   *
   * @throws MedusaError (invalid_data) when the mail itself is wrong, (unexpected_state) when
   *   Resend refused it or could not be reached. It throws rather than returning nothing: an
   *   empty result would be recorded as a success.
   */
  override async send(
    notification: ProviderSendNotificationDTO
  ): Promise<ProviderSendNotificationResultsDTO> {
    const { id, idempotency_key, attachments }: Notification = notification
    const mail = this.#toMail(notification)
    const problem = findMailProblem(mail)
    if (problem) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `The mail ${JSON.stringify(notification.template)} to ${notification.to} was not sent: ${problem}.`
      )
    }
    if (!this.#send || !this.#transport) {
      this.#logger.info(`Delivered nowhere: "${mail.subject}" to ${mail.to} (no api_key)`)
      return {}
    }
    const key = idempotency_key ?? id ?? randomUUID()
    if (!attachments?.length) {
      return { id: await this.#send({ key, mail }) }
    }
    await this.#transport.waitForSlot()
    const answer = await this.#transport.sendOne(
      mail,
      attachments.map(({ filename, content, content_type }) => ({
        filename,
        content,
        content_type,
      })),
      `ppn_${key}`.slice(0, 256)
    )
    if (answer.kind === "accepted" && answer.ids[0]) {
      return { id: answer.ids[0] }
    }
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      `Resend did not take the mail: ${answer.kind === "accepted" ? "it gave no id" : answer.reason}`
    )
  }

  #toMail(notification: ProviderSendNotificationDTO): Mail {
    const { content, provider_data } = notification
    const from = notification.from ?? this.#options.from
    if (!from) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `The mail ${JSON.stringify(notification.template)} names no sender. Pass "from", or set the Resend provider's option "from".`
      )
    }
    if (!content?.subject || !(content.html || content.text)) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `The mail ${JSON.stringify(notification.template)} has no content. Pass content.subject and content.html or content.text: Resend's provider does not render templates by name.`
      )
    }
    return {
      from,
      to: notification.to,
      subject: content.subject,
      html: content.html ?? "",
      text: content.text ?? "",
      reply_to: readString(provider_data?.reply_to) ?? this.#options.reply_to ?? null,
      headers: readPairs(provider_data?.headers),
      tags: readPairs(provider_data?.tags),
    }
  }
}

function readString(value: unknown): string | null {
  return typeof value === "string" && value ? value : null
}

/** `{ name: "value" }` or `[["name", "value"]]`; anything else is no list of pairs. */
function readPairs(value: unknown): [string, string][] {
  const entries = Array.isArray(value) ? value : Object.entries(value ?? {})
  return entries.filter(
    (pair): pair is [string, string] =>
      Array.isArray(pair) && typeof pair[0] === "string" && typeof pair[1] === "string"
  )
}

export default ResendNotificationProvider
