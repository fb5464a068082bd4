/** Hands a list over, in one call; one result an item, in order. */
type Flush<Item, Result> = (items: Item[]) => Promise<PromiseSettledResult<Result>[]>

/**
 * Gathers calls that come close together into lists.
 *
 * The Notification Module runs all sends of one `createNotifications` side by side; gathered,
 * a hundred of them are one request.
 *
 * @param waitMs - how long the first of a list waits for others
 * @param most - a list of this length leaves at once
 * @returns a function that resolves or rejects for its own item alone
 */
export function gather<Item, Result>(
  flush: Flush<Item, Result>,
  waitMs: number,
  most: number
): (item: Item) => Promise<Result> {
  type Waiting = {
    item: Item
    resolve: (result: Result) => void
    reject: (reason: unknown) => void
  }
  let waiting: Waiting[] = []
  let timer: NodeJS.Timeout | null = null

  const leave = async (): Promise<void> => {
    const list = waiting
    waiting = []
    if (timer) {
      clearTimeout(timer)
      timer = null
    }
    try {
      const results = await flush(list.map(({ item }) => item))
      list.forEach(({ resolve, reject }, index) => {
        const result = results[index]
        if (result.status === "fulfilled") {
          resolve(result.value)
        } else {
          reject(result.reason)
        }
      })
    } catch (error) {
      list.forEach(({ reject }) => reject(error))
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (waiting.length >= most) {
        void leave()
      } else {
        timer ??= setTimeout(() => void leave(), waitMs)
      }
    })
}
