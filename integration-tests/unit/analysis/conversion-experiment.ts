import {
  experimentReport,
  type ExperimentArm,
  type ExperimentDesign,
  type ExperimentMetric,
} from "../../../src/analysis"

export const conversion: ExperimentMetric = {
  name: "conversion",
  kind: "rate",
  role: "primary",
}

export const complaints: ExperimentMetric = {
  name: "complaints",
  kind: "rate",
  role: "guardrail",
  better: "lower",
}

/** An arm with so many orders, and so many who complained. */
export const arm = (name: string, recipients: number, count: number, complained = 0) => ({
  name,
  recipients,
  totals: { conversion: { count }, complaints: { count: complained } },
})

/** A report on conversion, which decides, with complaints as the guardrail. */
export const report = (
  arms: ExperimentArm[],
  design: ExperimentDesign = {},
  metrics = [conversion, complaints]
) => experimentReport({ arms, metrics, design })
