import type { IncentiveProps } from "../props"
import type { IncentiveFacts } from "./facts"
import { shortLine } from "./html-bytes"
import type { Mail } from "./mail"

const LENGTH = { text: 400, code: 80 }

/**
 * An offer, in words; an empty title without one.
 *
 * @param note what the offer does not depend on
 */
export function incentiveProps(
  mail: Mail,
  incentive: IncentiveFacts | null | undefined,
  note = ""
): IncentiveProps {
  const text = shortLine(incentive?.text, LENGTH.text)
  const code = shortLine(incentive?.code, LENGTH.code)
  return text || code
    ? {
        title: mail.common("incentive"),
        text,
        codeLabel: code && mail.common("incentive_code"),
        code,
        note,
      }
    : { title: "", text: "", codeLabel: "", code: "", note: "" }
}
