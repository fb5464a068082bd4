import { optional, record } from "../../checks/check"
import { checkInput } from "../../checks/check-input"
import { finite, level, nonNegative, oneOf, positive, text } from "../../checks/rules"
import type { Sums } from "../../samples/from-sums"
import type { ReportWarning } from "../warning"
import {
  attributedShares,
  type Attributed,
  type AttributedShares,
} from "./attributed-share"
import { checkHoldoutArms, holdoutArm, type HoldoutArm } from "./holdout-arm"
import {
  holdoutOutcome,
  type HoldoutOutcome,
  type HoldoutOutcomeName,
} from "./holdout-outcome"
import { expectedBuyers, holdoutVerdict, type HoldoutVerdict } from "./holdout-verdict"
import { holdoutWarnings } from "./holdout-warnings"
import type { HoldoutMethod } from "./mean-difference"
import { peopleNeeded, type PeopleNeeded } from "./people-needed"
import { sampleRatio, type SampleRatio } from "../sample-ratio"

/** Differences are treated less held out. */
export type HoldoutReport = {
  confidence: number
  method: HoldoutMethod
  /** The treated first. */
  sampleRatio: SampleRatio
  buyers: HoldoutOutcome
  orders: HoldoutOutcome
  revenue: HoldoutOutcome
  margin: HoldoutOutcome | null
  discount: HoldoutOutcome | null
  attributed: AttributedShares | null
  peopleNeeded: PeopleNeeded | null
  warnings: ReportWarning[]
  verdict: HoldoutVerdict
}

/**
 * GrowthBook's default. The interval is at most 11 % wider than the narrowest one could be,
 * from 1,000 people to 50,000.
 */
const usualSampleSize = 5000

/**
 * Report on a holdout: what messages brought that would not have come without them, by
 * comparing everyone who was to get them with a random share who did not.
 *
 * First the sample ratio: below p = 0.001 the verdict is "invalid". Then, for each outcome,
 * the difference of the means a person, by an asymptotic confidence sequence that holds at
 * every look (`always-valid`, no variance being taken for smaller than that of both arms
 * together) or by Welch's t (`fixed`); the relative lift by Fieller; the
 * difference times the treated people; and beside it what attribution claims. The verdict
 * stands on one outcome, margin where it is given and revenue otherwise, so the p-values of
 * the others are not adjusted and are no verdicts. It is "too-early" while fewer than ten
 * buyers would be expected in the smaller arm if the messages did nothing. Assumes that
 * people were assigned at random and independently, that everyone assigned is counted
 * whether reached or not (intention to treat), and that means are about normal. Rare large
 * orders break the last: with 3,000 people held out of 30,000, 2 % buyers and log-normal
 * amounts (σ 1.2), single looks by Welch's t call 8 % of messages without effect positive or
 * negative at 95 %.
 *
 * Reference: Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas 2021, arXiv 2103.06476; Welch
 * 1947; Fieller 1954, JRSS B 16:175; Gordon, Zettelmeyer, Bhargava & Chapsky 2019, Marketing
 * Science 38:193 (why attribution is not enough).
 *
 * @param input - sums over people, zeros included; money in one unit throughout;
 *   `heldOutShare` as planned; `confidence` (Default: 0.95); `method` (Default:
 *   "always-valid"); `optimalSampleSize`, the people of both arms at which the always-valid
 *   interval shall be narrowest, chosen beforehand (Default: 5000); `minimumLift`, the
 *   relative lift worth finding, as 0.1 for 10 %
 * @returns `null` for what was not given, for the means of nobody, and for intervals where
 *   an arm has fewer than two people or neither varies
 * @throws RangeError when a count is not a whole number of 0 or more, an arm has more buyers
 *   than people, sums are not finite or no people have them, margin or discount is given for
 *   one arm only, `heldOutShare` or `confidence` is not between 0 and 1, `method` is unknown,
 *   `optimalSampleSize` or `minimumLift` is not above 0, an attributed number is not finite
 *   or its orders are below 0, or `currency` is no string
 * @example
 * const treated = {
 *   people: 9000,
 *   buyers: 540,
 *   orders: { sum: 580, sumOfSquares: 680 },
 *   revenue: { sum: 32000, sumOfSquares: 2600000 },
 * }
 * const heldOut = {
 *   people: 1000,
 *   buyers: 41,
 *   orders: { sum: 44, sumOfSquares: 52 },
 *   revenue: { sum: 2300, sumOfSquares: 190000 },
 * }
 * const attributed = { orders: 420, revenue: 23500 }
 * const report = holdoutReport({ treated, heldOut, heldOutShare: 0.1, attributed })
 * report.orders.total.increment // 184
 * report.attributed.orders.ratio // 0.4381
 * report.verdict.code // "not-shown"
 */
export function holdoutReport(input: {
  treated: HoldoutArm
  heldOut: HoldoutArm
  heldOutShare: number
  confidence?: number
  method?: HoldoutMethod
  optimalSampleSize?: number
  minimumLift?: number
  attributed?: Attributed
  currency?: string
}): HoldoutReport {
  checkInput(input, {
    treated: holdoutArm,
    heldOut: holdoutArm,
    heldOutShare: level,
    confidence: optional(level),
    method: optional(oneOf(["always-valid", "fixed"])),
    optimalSampleSize: optional(positive),
    minimumLift: optional(positive),
    attributed: optional(
      record({ orders: nonNegative, revenue: finite, margin: optional(finite) })
    ),
    currency: optional(text),
  })
  const { treated, heldOut, heldOutShare, minimumLift, currency } = input
  checkHoldoutArms({ treated, heldOut })
  const design = {
    confidence: input.confidence ?? 0.95,
    method: input.method ?? "always-valid",
    optimalSampleSize: input.optimalSampleSize ?? usualSampleSize,
  }
  const compared = (name: HoldoutOutcomeName, inTreated: Sums, inHeldOut: Sums) =>
    holdoutOutcome(
      name,
      { ...inTreated, n: treated.people },
      { ...inHeldOut, n: heldOut.people },
      design
    )
  const ifGiven = (name: "margin" | "discount") => {
    const [inTreated, inHeldOut] = [treated[name], heldOut[name]]
    return inTreated && inHeldOut ? compared(name, inTreated, inHeldOut) : null
  }
  const outcomes = {
    buyers: compared("buyers", buyersOf(treated), buyersOf(heldOut)),
    orders: compared("orders", treated.orders, heldOut.orders),
    revenue: compared("revenue", treated.revenue, heldOut.revenue),
    margin: ifGiven("margin"),
    discount: ifGiven("discount"),
  }
  const attributed =
    input.attributed && attributedShares(input.attributed, outcomes, design, currency)
  const ratio = sampleRatio(
    [treated.people, heldOut.people],
    [1 - heldOutShare, heldOutShare]
  )
  return {
    confidence: design.confidence,
    method: design.method,
    sampleRatio: ratio,
    ...outcomes,
    attributed: attributed ?? null,
    peopleNeeded:
      minimumLift === undefined
        ? null
        : peopleNeeded(
            minimumLift,
            { ...(heldOut.margin ?? heldOut.revenue), n: heldOut.people },
            { ...(treated.margin ?? treated.revenue), n: treated.people },
            heldOutShare,
            design
          ),
    warnings: holdoutWarnings({
      ...outcomes,
      ...design,
      sampleRatio: ratio,
      expectedHeldOutBuyers: expectedBuyers(heldOut, treated),
      attributed: attributed ?? null,
      currency,
    }),
    verdict: holdoutVerdict(outcomes.margin ?? outcomes.revenue, ratio, {
      ...design,
      currency,
      expectedBuyers: Math.min(
        expectedBuyers(heldOut, treated),
        expectedBuyers(treated, heldOut)
      ),
    }),
  }
}

/** Somebody bought or did not: the squares of ones and zeros are ones and zeros. */
function buyersOf({ buyers }: HoldoutArm): Sums {
  return { sum: buyers, sumOfSquares: buyers }
}
