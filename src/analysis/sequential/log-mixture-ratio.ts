/** ln Λ of the mixture sequential probability ratio test, for a variance above 0. */
export function logMixtureRatio(
  difference: number,
  variance: number,
  tau: number
): number {
  const mixed = variance + tau * tau
  const signal = (difference / variance) * difference * ((tau / mixed) * tau)
  return (signal - Math.log1p((tau / variance) * tau)) / 2
}
