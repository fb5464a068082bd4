import { experiment } from "./experiment"
import type { FunctionCases } from "./function-case"
import { purchases } from "./purchases"
import { rates } from "./rates"
import { reports } from "./reports"
import { resampling } from "./resampling"
import { sequential } from "./sequential"

/** The functions that the reference vectors do not hold. */
export const cases: FunctionCases = {
  ...purchases,
  ...resampling,
  ...rates,
  ...sequential,
  ...experiment,
  ...reports,
}
