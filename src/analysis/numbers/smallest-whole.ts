/**
 * The smallest whole number from 1 to `most` that is enough, where every larger one is too;
 * `null` where none is.
 */
export function smallestWhole(
  isEnough: (n: number) => boolean,
  most: number
): number | null {
  if (!isEnough(most)) {
    return null
  }
  let [tooFew, enough] = [0, most]
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2)
    ;[tooFew, enough] = isEnough(middle) ? [tooFew, middle] : [middle, enough]
  }
  return enough
}
