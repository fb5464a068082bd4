import { clamp } from "../numbers/clamp"

/** The scale on which the interval is symmetric. */
export type SurvivalIntervalType = "plain" | "log" | "log-log"

/** Standard error and bounds of a survival probability with Greenwood's sum. */
export function survivalBounds(
  survival: number,
  greenwood: number,
  z: number,
  ciType: SurvivalIntervalType
): { standardError: number | null; lower: number | null; upper: number | null } {
  if (survival === 0) {
    return { standardError: null, lower: null, upper: null }
  }
  if (survival === 1) {
    return { standardError: 0, lower: 1, upper: 1 }
  }
  const logError = Math.sqrt(greenwood)
  const reach = z * logError
  const bounds = {
    plain: () => [survival - survival * reach, survival + survival * reach],
    log: () => [survival * Math.exp(-reach), survival * Math.exp(reach)],
    "log-log": () => {
      const factor = Math.exp(reach / -Math.log(survival))
      return [survival ** factor, survival ** (1 / factor)]
    },
  }
  const [lower, upper] = bounds[ciType]()
  return {
    standardError: survival * logError,
    lower: clamp(lower, 0, 1),
    upper: clamp(upper, 0, 1),
  }
}
