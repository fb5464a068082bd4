/**
 * Remembers the last `size` results by key. Intl formatters take 20 to 100 µs
 * to build and a mail needs several.
 */
export function memoize<Args extends readonly unknown[], Result>(
  make: (...args: Args) => Result,
  size = 200
): (...args: Args) => Result {
  const known = new Map<string, Result>()
  return (...args) => {
    const key = args.join("\u0000")
    const found = known.get(key)
    if (found !== undefined) {
      return found
    }
    const result = make(...args)
    if (known.size >= size) {
      known.clear()
    }
    known.set(key, result)
    return result
  }
}
