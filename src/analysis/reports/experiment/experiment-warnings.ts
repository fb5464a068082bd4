import { inPercent, inPValue, inWhole, roughly } from "../wording"
import type { ReportWarning } from "../warning"
import {
  isLargeEnough,
  isPlanReached,
  leastEvents,
  leastRecipients,
  shown,
  type Decision,
  type Findings,
} from "./experiment-verdict"

/** What a reader has to know before a number of an experiment is repeated elsewhere. */
export function experimentWarnings(
  findings: Findings,
  decision: Decision
): ReportWarning[] {
  return [
    sampleRatio(findings),
    tooSmall(findings),
    peeking(findings),
    lateReading(findings),
    ratioDecides(findings),
    severalTreatments(findings),
    worseTreatment(findings, decision),
    undecidedGuardrail(findings, decision),
    noPlan(findings),
    planTooSmall(findings),
  ].filter((warning) => warning !== null)
}

type Warning = ReportWarning | null

function sampleRatio({ sampleRatio: { isMismatch, pValue } }: Findings): Warning {
  return isMismatch && pValue !== null
    ? {
        code: "sample-ratio",
        message: `The arms do not have their planned sizes (${inPValue(pValue)}). No number below can be trusted until the cause is known.`,
      }
    : null
}

function tooSmall(findings: Findings): Warning {
  return findings.recipients > 0 && !isLargeEnough(findings)
    ? {
        code: "too-few",
        message: `Each arm should have ${leastRecipients} recipients or more, of whom ${leastEvents} or more do what is measured, and do not, before intervals are near their level.`,
      }
    : null
}

function peeking(findings: Findings): Warning {
  const { design, recipients } = findings
  return design.method === "fixed" && !isPlanReached(findings) && recipients > 0
    ? {
        code: "peeking",
        message: `Intervals and p-values of this test hold for one look, at ${inWhole(design.plannedRecipients ?? 0)} recipients. Read before, they claim differences that are not there far more often than alpha says.`,
      }
    : null
}

/** More than a tenth beyond the plan is a second look in all but name. */
const overrun = 1.1

function lateReading({ design, recipients }: Findings): Warning {
  const { method, plannedRecipients } = design
  return method === "fixed" &&
    plannedRecipients !== null &&
    recipients > overrun * plannedRecipients
    ? {
        code: "past-plan",
        message: `The test went on beyond its ${inWhole(plannedRecipients)} recipients. If it was read at that number already, this is a second look.`,
      }
    : null
}

function ratioDecides({ primary }: Findings): Warning {
  return primary.kind === "ratio"
    ? {
        code: "ratio-decides",
        message: `${primary.name} looks at those only who got as far as its denominator. An arm that changes who gets there changes it without anybody doing anything else; decide by a number that every recipient has.`,
      }
    : null
}

function severalTreatments({ comparisons }: Findings): Warning {
  return comparisons.length > 1
    ? {
        code: "several-treatments",
        message: `${comparisons.length} treatments are compared with one control. The adjusted p-values (Holm) allow for that; each interval is for its own comparison.`,
      }
    : null
}

function worseTreatment(findings: Findings, { code, winner }: Decision): Warning {
  const worse = findings.comparisons
    .filter((comparison) => shown(findings, comparison) < 0)
    .map(({ arm }) => arm)
  return worse.length > 0 && code !== "invalid" && winner !== findings.arms[0].name
    ? {
        code: "worse-treatment",
        message: `Worse than ${findings.arms[0].name} in ${findings.primary.name}: ${worse.join(", ")}.`,
      }
    : null
}

function undecidedGuardrail(
  { guardrails }: Findings,
  { code, winner }: Decision
): Warning {
  const undecided = guardrails
    .filter(({ arm, status }) => arm === winner && status === "undecided")
    .map(({ metric }) => metric.name)
  return code === "winner" && undecided.length > 0
    ? {
        code: "guardrail-undecided",
        message: `It is not ruled out that ${winner} makes worse: ${undecided.join(", ")}.`,
      }
    : null
}

function noPlan({ design }: Findings): Warning {
  return design.minimumUplift === null && design.plannedRecipients === null
    ? {
        code: "no-plan",
        message:
          "Without the smallest uplift worth finding, or a planned number of recipients, nobody can say how much longer this has to run.",
      }
    : null
}

function planTooSmall({ design, power }: Findings): Warning {
  const { plannedRecipients, minimumUplift } = design
  const { recipientsNeeded, target } = power
  return plannedRecipients !== null &&
    minimumUplift !== null &&
    recipientsNeeded !== null &&
    recipientsNeeded > plannedRecipients
    ? {
        code: "plan-too-small",
        message: `With the ${inWhole(plannedRecipients)} recipients that are planned, an uplift of ${inPercent(minimumUplift, 1)} is seen less often than ${inPercent(target, 0)} of the time; that takes about ${inWhole(roughly(recipientsNeeded))}.`,
      }
    : null
}
