import { inPercent, inPValue, inWhole, roughly } from "../wording"
import type { ArmComparison } from "./arm-comparison"
import { isLargeEnough, shown, type Decision, type Findings } from "./experiment-verdict"
import {
  inEffect,
  inMetric,
  inMetricChange,
  inRecipients,
  inUplift,
} from "./experiment-wording"

/** What an analyst would write under the verdict; never more than the numbers show. */
export function sentenceOf(decision: Decision, findings: Findings): string {
  switch (decision.code) {
    case "invalid":
      return invalid(findings)
    case "stopped-by-guardrail":
      return stopped(decision, findings)
    case "winner":
      return won(decision, findings)
    case "no-difference":
      return noDifference(findings)
    case "keep-running":
      return keepRunning(findings)
  }
}

function invalid({ sampleRatio, arms }: Findings): string {
  const sizes = arms.map(
    ({ name }, index) =>
      `${name} ${inWhole(sampleRatio.observed[index])} instead of ${inWhole(sampleRatio.expected[index])}`
  )
  const p = sampleRatio.pValue === null ? "" : ` (${inPValue(sampleRatio.pValue)})`
  return `Nothing can be read from this experiment: the arms do not have the sizes they were meant to have, ${inList(sizes)}, and chance does not explain that${p}. Find out why before anything else.`
}

function stopped({ stopped: arms }: Decision, findings: Findings): string {
  const harms = findings.guardrails
    .filter(({ status }) => status === "breached")
    .map(({ metric, arm, worsening, lower, tolerance }) => {
      const inIts = (value: number | null) => inMetricChange(metric, value ?? 0)
      return `${metric.name} got worse by ${inIts(worsening)} with ${arm} (by ${inIts(lower)} at least, ${inIts(tolerance)} is tolerated)`
    })
  return `Stop ${inList(arms)}: ${inList(harms)}.`
}

function won({ winner }: Decision, findings: Findings): string {
  const { primary, comparisons, arms, design } = findings
  const control = arms[0]
  const valueOf = (name: string) =>
    inMetric(primary, arms.find((arm) => arm.name === name)?.estimate.value ?? Number.NaN)
  const won = comparisons.find(({ arm }) => arm === winner)
  if (won) {
    return `${won.arm} won: ${primary.name} is ${valueOf(won.arm)} against ${valueOf(control.name)} with ${control.name}, ${inEffect(primary, won, design.alpha)}${inUplift(won)}.`
  }
  const lost = comparisons.map(
    (comparison) =>
      `${comparison.arm} has ${valueOf(comparison.arm)}, ${inEffect(primary, comparison, design.alpha)}`
  )
  return `${control.name} won: ${primary.name} is ${valueOf(control.name)}, and ${inList(lost)}.`
}

function noDifference({ primary, comparisons, design, recipients }: Findings): string {
  const differences = comparisons.map(
    (comparison) =>
      `${comparison.arm} − ${comparison.control} is ${inEffect(primary, comparison, design.alpha)}`
  )
  return `No difference in ${primary.name} was shown with ${inRecipients(recipients)}: ${inList(differences)}. Larger effects than the ${plural(comparisons, "interval")} can be ruled out, smaller ones cannot.`
}

function keepRunning(findings: Findings): string {
  const { primary, comparisons, design, recipients, power } = findings
  if (recipients === 0) {
    return "Keep running: nobody is in the experiment yet."
  }
  if (design.method === "fixed") {
    return `Keep running: this test is decided once, with ${inRecipients(design.plannedRecipients ?? 0)}, and has ${inWhole(recipients)}. Deciding earlier would claim differences that are not there.`
  }
  if (!isLargeEnough(findings)) {
    return `Keep running: ${inRecipients(recipients)} are too few to compare ${primary.name}.`
  }
  const soFar = comparisons.map(
    (comparison) =>
      `${comparison.arm} − ${comparison.control} ${inEffect(primary, comparison, design.alpha)}${verdictOnArm(findings, comparison)}`
  )
  return `Keep running: ${primary.name} is not decided yet, ${inList(soFar)}.${stillNeeded(power)}`
}

function verdictOnArm(findings: Findings, comparison: ArmComparison): string {
  return shown(findings, comparison) < 0 ? ", which is worse" : ""
}

function stillNeeded({ ordersStillNeeded, minimumUplift, target }: Findings["power"]) {
  if (ordersStillNeeded === null || ordersStillNeeded === 0) {
    return ""
  }
  const purpose =
    minimumUplift === null
      ? "until the planned number is there"
      : `to see an uplift of ${inPercent(minimumUplift, 1)} with a probability of ${inPercent(target, 0)}`
  return ` About ${inWhole(roughly(ordersStillNeeded))} more orders are needed ${purpose}.`
}

function inList(parts: string[]): string {
  return parts.length < 2
    ? parts.join("")
    : `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`
}

function plural(list: unknown[], word: string): string {
  return list.length === 1 ? word : `${word}s`
}
