import { type MailContext, createMailContext } from "../../../../emails"
import type { FlowStep } from "../../../flows/flow"
import type { StepConfig } from "../../../flows/step-config"
import type { StoreSettings } from "../../../modules/post-purchase/settings"
import { toBrand } from "../facts/to-brand"

/** The context of a step's mails in a language, with the copy that was changed for it. */
export type MailContexts = (
  locale: string,
  step: FlowStep | undefined,
  config: StepConfig | undefined
) => MailContext

/** Contexts are built once for each language and configuration: a hundred mails share a few. */
export function openMailContexts(
  settings: Pick<StoreSettings, "brand" | "sender" | "time_zone">
): MailContexts {
  const brand = toBrand(settings)
  const contexts = new Map<string, MailContext>()
  return (locale, step, config) => {
    const section = step?.about === "order" ? step.copySection : null
    const copy = section && config && Object.keys(config.copy).length ? config.copy : null
    const key = `${locale} ${copy ? `${section} ${JSON.stringify(copy)}` : ""}`
    const known = contexts.get(key)
    if (known) {
      return known
    }
    const context = createMailContext({
      brand,
      locale,
      timeZone: settings.time_zone,
      overrides: copy && section ? toOverrides(section, copy) : {},
    })
    contexts.set(key, context)
    return context
  }
}

function toOverrides(
  section: string,
  copy: StepConfig["copy"]
): Record<string, Record<string, Readonly<Record<string, string>>>> {
  return Object.fromEntries(
    Object.entries(copy).map(([language, sentences]) => [
      language,
      { [section]: sentences },
    ])
  )
}
