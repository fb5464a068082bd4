import { exponentialDraw, seededRandom } from "../../support/random-draws"

/** One recipient of an experiment: the arm, and what came of it. */
export type ExperimentRow = {
  arm: "control" | "treatment"
  converted: 0 | 1
  revenue: number
  /** Revenue in the year before. */
  history: number
}

/** Recipients of whom few buy: about 0.6 % of the control, and 0.9 % of the treatment. */
export function simulateRows(count: number, seed: number): ExperimentRow[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => {
    const arm = random() < 0.5 ? "control" : "treatment"
    const converted = random() < (arm === "control" ? 0.006 : 0.009) ? 1 : 0
    return {
      arm,
      converted,
      revenue: converted * exponentialDraw(random, 1 / 110),
      history: exponentialDraw(random, 1 / 240),
    }
  })
}
