/**
 * Statistics for the questions that a store asks of its messages, its surveys and its orders:
 * `import { nps } from "medusa-plugin-post-purchase/analysis"`. Pure TypeScript, without
 * Medusa, Node or a DOM.
 *
 * - Every function takes one object and returns one; functions of a distribution take plain
 *   numbers.
 * - A is the control, B the treatment. Differences are B - A, ratios B / A.
 * - Rates are shares from 0 to 1, and Net Promoter Scores go from -100 to 100. `confidence`,
 *   `alpha` and `power` lie between 0 and 1. Intervals are two-sided.
 * - What the data cannot say is `null`; no result holds `NaN` or `Infinity`.
 * - Wrong input throws a `RangeError` that names the field and the rule. Inputs are never
 *   changed.
 * - Dates are ISO 8601 strings, and calendars are in UTC.
 *
 * Each example below runs as a test.
 *
 * @packageDocumentation
 */

export type { Alternative } from "./inference/alternative"

export type { NpsCounts } from "./nps/nps-counts"
export { nps, type NpsResult } from "./nps/nps"
export { npsFromRatings, type NpsFromRatingsResult } from "./nps/nps-from-ratings"
export {
  npsInterval,
  type NpsIntervalMethod,
  type NpsIntervalResult,
} from "./nps/nps-interval"
export { npsDifference, type NpsDifferenceResult } from "./nps/nps-difference"
export { npsTrend, type NpsPeriod, type NpsTrendResult } from "./nps/nps-trend"
export { npsSampleSize, type NpsSampleSizeResult } from "./nps/nps-sample-size"

export type { Arms } from "./proportions/arms"
export type { Proportion, ProportionInterval } from "./proportions/proportion-interval"
export { wilsonInterval } from "./proportions/wilson-interval"
export { clopperPearsonInterval } from "./proportions/clopper-pearson-interval"
export {
  betaCredibleInterval,
  type BetaCredibleInterval,
} from "./proportions/beta-credible-interval"
export {
  newcombeDifference,
  type NewcombeDifferenceResult,
} from "./proportions/newcombe-difference"
export {
  twoProportionZTest,
  type TwoProportionZTestResult,
} from "./proportions/two-proportion-z-test"
export { relativeUplift, type RelativeUpliftResult } from "./proportions/relative-uplift"
export {
  agrestiCaffoDifference,
  type AgrestiCaffoDifferenceResult,
} from "./proportions/agresti-caffo-difference"
export {
  miettinenNurminenDifference,
  type MiettinenNurminenDifferenceResult,
} from "./proportions/miettinen-nurminen-difference"
export {
  miettinenNurminenTest,
  type MiettinenNurminenTestResult,
} from "./proportions/miettinen-nurminen-test"
export type { MarginComparison, MarginMethod } from "./proportions/margin-comparison"
export {
  nonInferiorityTest,
  type Better,
  type NonInferiorityTestResult,
} from "./proportions/non-inferiority-test"
export {
  equivalenceTest,
  type EquivalenceTestResult,
} from "./proportions/equivalence-test"

export type { ChiSquareResult } from "./tables/chi-square-result"
export type { LogRatioInterval, ZeroCellCorrection } from "./tables/log-ratio-interval"
export type { VariantCounts } from "./tables/variant-counts"
export { chiSquareTest } from "./tables/chi-square-test"
export { gTest } from "./tables/g-test"
export { fisherExactTest, type FisherExactTestResult } from "./tables/fisher-exact-test"
export { riskRatio } from "./tables/risk-ratio"
export { oddsRatio } from "./tables/odds-ratio"

export type { TestDesign } from "./power/design"
export {
  sampleSizeTwoProportions,
  type SampleSizeTwoProportionsResult,
} from "./power/sample-size-two-proportions"
export { powerTwoProportions } from "./power/power-two-proportions"
export {
  minimumDetectableEffect,
  type MinimumDetectableEffectResult,
} from "./power/minimum-detectable-effect"
export { sampleSizeMeans, type SampleSizeMeansResult } from "./power/sample-size-means"

export type { MeanArms } from "./means/mean-arms"
export type { WelchResult } from "./means/welch-result"
export { welchTTest } from "./means/welch-t-test"
export { welchTTestFromSamples } from "./means/welch-t-test-from-samples"
export {
  mannWhitneyUTest,
  type MannWhitneyUTestResult,
} from "./means/mann-whitney-u-test"
export { winsorizedMean, type WinsorizedMeanResult } from "./means/winsorized-mean"
export { winsorizedTTest, type WinsorizedTTestResult } from "./means/winsorized-t-test"
export { hodgesLehmann, type HodgesLehmannResult } from "./means/hodges-lehmann"

export type { BootstrapBounds, BootstrapMethod } from "./resampling/bootstrap-bounds"
export type { BootstrapStatistic } from "./resampling/statistic"
export {
  bootstrapInterval,
  type BootstrapIntervalResult,
} from "./resampling/bootstrap-interval"
export {
  bootstrapDifference,
  type BootstrapDifferenceResult,
} from "./resampling/bootstrap-difference"
export type { MeanComparison } from "./means/mean-comparison"
export {
  nonInferiorityOfMeans,
  type NonInferiorityOfMeansResult,
} from "./means/non-inferiority-of-means"
export {
  equivalenceOfMeans,
  type EquivalenceOfMeansResult,
} from "./means/equivalence-of-means"

export { adjustPValues, type PValueAdjustment } from "./multiplicity/adjust-p-values"
export { srmTest } from "./multiplicity/srm-test"

export type { BetaPrior } from "./proportions/posterior"
export {
  betaBinomialComparison,
  type BetaBinomialComparisonResult,
} from "./bayes/beta-binomial-comparison"
export { probabilityBest } from "./bayes/probability-best"

export { msprt, type MsprtResult } from "./sequential/msprt"
export { msprtSequence } from "./sequential/msprt-sequence"
export {
  asymptoticConfidenceSequence,
  type AsymptoticConfidenceSequenceResult,
} from "./sequential/asymptotic-confidence-sequence"
export {
  sequentialDifference,
  type SequentialDifferenceResult,
} from "./sequential/sequential-difference"
export type { AlphaSpending } from "./sequential/alpha-spending"
export { alphaSpent } from "./sequential/alpha-spent"
export {
  groupSequentialBoundaries,
  type GroupSequentialBoundary,
} from "./sequential/group-sequential-boundaries"
export {
  groupSequentialTest,
  type GroupSequentialLook,
  type GroupSequentialTestResult,
} from "./sequential/group-sequential-test"

export type { RatioSample } from "./ratios/ratio-moments"
export { ratioMetric, type RatioMetricResult } from "./ratios/ratio-metric"
export {
  ratioMetricDifference,
  type RatioMetricDifferenceResult,
} from "./ratios/ratio-metric-difference"
export {
  revenuePerRecipient,
  type RevenuePerRecipientResult,
} from "./ratios/revenue-per-recipient"
export type { CupedArm } from "./ratios/cuped-adjustment"
export { cuped, type CupedResult } from "./ratios/cuped"
export type { FiellerUpliftResult } from "./ratios/fieller-bounds"
export { fiellerUplift } from "./ratios/fieller-uplift"
export { fiellerRateUplift } from "./ratios/fieller-rate-uplift"

export type { SurvivalIntervalType } from "./survival/survival-bounds"
export {
  kaplanMeier,
  type KaplanMeierResult,
  type KaplanMeierRow,
} from "./survival/kaplan-meier"
export {
  logRankTest,
  type LogRankTestResult,
  type LogRankWeights,
  type WatchedGroup,
} from "./survival/log-rank-test"
export {
  restrictedMeanSurvival,
  type RestrictedMeanSurvivalResult,
} from "./survival/restricted-mean-survival"

export type { BgnbdCustomer, BgnbdParams } from "./purchases/bgnbd-model"
export {
  bgnbdLogLikelihood,
  type BgnbdLogLikelihoodResult,
} from "./purchases/bgnbd-log-likelihood"
export { bgnbdProbabilityAlive } from "./purchases/bgnbd-probability-alive"
export { bgnbdConditionalExpectedPurchases } from "./purchases/bgnbd-conditional-expected-purchases"
export { bgnbdExpectedPurchases } from "./purchases/bgnbd-expected-purchases"
export type { BgnbdFitResult } from "./purchases/fit-purchases"
export { bgnbdFit } from "./purchases/bgnbd-fit"
export { mbgnbdFit } from "./purchases/mbgnbd-fit"
export { mbgnbdProbabilityAlive } from "./purchases/mbgnbd-probability-alive"
export type { GammaGammaCustomer, GammaGammaParams } from "./purchases/gamma-gamma-model"
export { gammaGammaFit, type GammaGammaFitResult } from "./purchases/gamma-gamma-fit"
export { gammaGammaExpectedSpend } from "./purchases/gamma-gamma-expected-spend"
export {
  customerLifetimeValue,
  type CustomerLifetimeValueResult,
} from "./purchases/customer-lifetime-value"

export { intervalSummary, type IntervalSummary } from "./orders/interval-summary"
export { orderIntervals } from "./orders/order-intervals"
export { reorderPrediction, type ReorderPrediction } from "./orders/reorder-prediction"
export type { Granularity } from "./orders/calendar-period"
export { cohortRetention, type Cohort } from "./orders/cohort-retention"

export { funnelRates, type FunnelStep } from "./funnels/funnel-rates"

export { normalCdf } from "./distributions/normal-cdf"
export { normalSf } from "./distributions/normal-sf"
export { normalQuantile } from "./distributions/normal-quantile"
export { studentTTwoSidedP } from "./distributions/student-t-two-sided-p"
export { studentTQuantile } from "./distributions/student-t-quantile"
export { chiSquareSf } from "./distributions/chi-square-sf"
export { fSf } from "./distributions/f-sf"
export { regularizedBeta } from "./distributions/regularized-beta"
export { betaQuantile } from "./distributions/beta-quantile"
export { logGamma } from "./numbers/log-gamma"

export {
  experimentReport,
  type ExperimentReport,
  type ExperimentMetricResult,
} from "./reports/experiment/experiment-report"
export {
  experimentArms,
  type ExperimentColumns,
  type ExperimentRow,
} from "./reports/experiment/experiment-arms"
export type {
  ExperimentArm,
  MetricTotals,
  RateTotals,
  RatioTotals,
} from "./reports/experiment/experiment-arm"
export type {
  ExperimentMetric,
  CompleteMetric,
  ExperimentMetricKind,
  ExperimentMetricRole,
} from "./reports/experiment/experiment-metric"
export type {
  ExperimentDesign,
  CompleteDesign,
} from "./reports/experiment/experiment-design"
export type { ArmComparison } from "./reports/experiment/arm-comparison"
export type { ChanceToWin } from "./reports/experiment/chance-to-win"
export type { RelativeLift } from "./reports/experiment/relative-lift"
export type { ArmValue } from "./reports/experiment/arm-estimate"
export type { ExperimentGuardrail, GuardrailStatus } from "./reports/experiment/guardrail"
export type { ExperimentPower } from "./reports/experiment/experiment-power"
export type { SampleRatio } from "./reports/sample-ratio"
export type {
  ExperimentVerdict,
  ExperimentVerdictCode,
} from "./reports/experiment/experiment-verdict"
export type { ReportWarning } from "./reports/warning"
export type { Sums } from "./samples/from-sums"
export type { GoalStatus } from "./reports/goal-status"
export type { NpsSummary } from "./reports/nps/nps-summary"
export type { NpsSegment, NpsSegmentResult } from "./reports/nps/nps-segments"
export type { NpsVerdict, NpsVerdictCode } from "./reports/nps/nps-verdict"
export { npsReport, type NpsReport } from "./reports/nps/nps-report"
export type { HoldoutArm } from "./reports/holdout/holdout-arm"
export type {
  HoldoutOutcome,
  HoldoutOutcomeName,
} from "./reports/holdout/holdout-outcome"
export type { HoldoutLift } from "./reports/holdout/holdout-lift"
export type { PeopleNeeded } from "./reports/holdout/people-needed"
export type { HoldoutMethod } from "./reports/holdout/mean-difference"
export type {
  HoldoutVerdict,
  HoldoutVerdictCode,
} from "./reports/holdout/holdout-verdict"
export type {
  Attributed,
  AttributedShare,
  AttributedShares,
} from "./reports/holdout/attributed-share"
export { holdoutReport, type HoldoutReport } from "./reports/holdout/holdout-report"
export type {
  FunnelReportInput,
  FunnelReportStep,
  FunnelSideCount,
} from "./reports/funnel/funnel-input"
export type { FunnelChange } from "./reports/funnel/funnel-changes"
export type { FunnelRevenue } from "./reports/funnel/funnel-revenue"
export type { FunnelSideRate, LimitStatus } from "./reports/funnel/funnel-side-rate"
export type { FunnelVerdict, FunnelVerdictCode } from "./reports/funnel/funnel-verdict"
export { funnelReport, type FunnelReport } from "./reports/funnel/funnel-report"
