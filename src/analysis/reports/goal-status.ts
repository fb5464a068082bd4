/** Where a whole interval lies against a line; undecided where it holds the line. */
export type GoalStatus = "reached" | "missed" | "undecided"

/** Unknown bounds decide nothing. */
export function goalStatus(
  { lower, upper }: { lower: number | null; upper: number | null },
  goal: number
): GoalStatus {
  if (lower !== null && lower >= goal) {
    return "reached"
  }
  return upper !== null && upper < goal ? "missed" : "undecided"
}
