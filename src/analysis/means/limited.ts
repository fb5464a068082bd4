/** Values cut to limits, and how many were beyond them. */
export function limited(values: readonly number[], floor: number, cap: number) {
  return {
    values: values.map((value) => (value > cap ? cap : value < floor ? floor : value)),
    floored: values.filter((value) => value < floor).length,
    capped: values.filter((value) => value > cap).length,
  }
}
