import { inMoneyGain } from "../money"
import { inDecimals, inPValue } from "../wording"
import type { ReportWarning } from "../warning"
import type { AttributedShares } from "./attributed-share"
import type { HoldoutOutcome } from "./holdout-outcome"
import { enoughBuyers, inHeldOut } from "./holdout-verdict"
import type { HoldoutMethod } from "./mean-difference"
import type { SampleRatio } from "../sample-ratio"

export function holdoutWarnings({
  sampleRatio,
  expectedHeldOutBuyers,
  revenue,
  margin,
  attributed,
  method,
  currency,
}: {
  sampleRatio: SampleRatio
  expectedHeldOutBuyers: number
  revenue: HoldoutOutcome
  margin: HoldoutOutcome | null
  attributed: AttributedShares | null
  method: HoldoutMethod
  currency?: string
}): ReportWarning[] {
  const warnings: ReportWarning[] = []
  if (sampleRatio.isMismatch) {
    warnings.push({
      code: "sample-ratio",
      message: `${inHeldOut(sampleRatio)} (${inPValue(sampleRatio.pValue ?? 0)}): find out who is missing before reading on.`,
    })
  }
  if (expectedHeldOutBuyers < enoughBuyers) {
    warnings.push({
      code: "few-held-out",
      message: `Too few are held out: ${inDecimals(expectedHeldOutBuyers, 1)} buyers would be expected among them if the messages did nothing, and ${enoughBuyers} are needed.`,
    })
  }
  if (!margin) {
    warnings.push({
      code: "no-margin",
      message:
        "No margin was given: revenue leaves out what goods and discounts cost, so a gain here may be a loss.",
    })
  } else if (isAbove(revenue, 0) && isBelow(margin, 0)) {
    warnings.push({
      code: "margin-negative",
      message: `Revenue a person is up (${inMoneyGain(revenue.difference ?? 0, currency)}) and margin is down (${inMoneyGain(margin.difference ?? 0, currency)}) by the estimates: the incentive may cost more than it brings.`,
    })
  }
  const exceeding = Object.entries(attributed ?? {}).flatMap(([name, share]) =>
    share && share.upper !== null && share.attributed > share.upper ? [name] : []
  )
  if (exceeding.length > 0) {
    warnings.push({
      code: "attributed-exceeds",
      message: `Attribution claims more ${exceeding.join(" and ")} than the whole interval of what the messages brought: report the incremental figure instead.`,
    })
  }
  if (method === "fixed") {
    warnings.push({
      code: "fixed-look",
      message:
        "These intervals hold for one look that was planned beforehand, not for a dashboard that is looked at until it pleases.",
    })
  }
  return warnings
}

function isAbove({ difference }: HoldoutOutcome, line: number): boolean {
  return difference !== null && difference > line
}

function isBelow({ difference }: HoldoutOutcome, line: number): boolean {
  return difference !== null && difference < line
}
