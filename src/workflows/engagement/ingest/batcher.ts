import { MedusaError } from "@medusajs/framework/utils"

/** Does for a list what was asked for one by one; results in the order of the items. */
type Run<Item, Result> = (items: Item[]) => Promise<Result[]>

/** Gathers what is asked for while a statement runs into the next one. */
export type Batcher<Item, Result> = {
  /** Resolves with the item's own result. */
  add(item: Item): Promise<Result>
  /** Resolves when nothing is under way or waits. */
  drained(): Promise<void>
}

/**
 * Gathers calls into lists, without making anybody wait for others: the first leaves at the
 * end of its tick, and what comes while it is under way leaves together after it. So one call
 * costs one statement, and a flood costs as many as the database can do.
 *
 * @param most - how many leave together
 * @param pending - how many may wait; more are refused, since memory is not endless
 * @param isItemsFault - whether an error was caused by an item: then the list is halved until
 *   the item stands alone, and the others are done (Default: no)
 */
export function createBatcher<Item, Result>(
  run: Run<Item, Result>,
  {
    most,
    pending,
    isItemsFault = () => false,
  }: { most: number; pending: number; isItemsFault?: (error: unknown) => boolean }
): Batcher<Item, Result> {
  type Waiting = {
    item: Item
    resolve: (result: Result) => void
    reject: (reason: unknown) => void
  }
  let waiting: Waiting[] = []
  let working: Promise<void> | null = null

  const settle = async (list: Waiting[]): Promise<void> => {
    try {
      const results = await run(list.map(({ item }) => item))
      list.forEach(({ resolve }, index) => resolve(results[index]))
    } catch (error) {
      if (list.length > 1 && isItemsFault(error)) {
        const half = Math.ceil(list.length / 2)
        await settle(list.slice(0, half))
        await settle(list.slice(half))
        return
      }
      list.forEach(({ reject }) => reject(error))
    }
  }

  const work = async (): Promise<void> => {
    // What arrived in one tick of the event loop leaves together.
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length) {
      const list = waiting.slice(0, most)
      waiting = waiting.slice(most)
      await settle(list)
    }
    working = null
  }

  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= pending) {
          reject(
            new MedusaError(
              MedusaError.Types.UNEXPECTED_STATE,
              `${pending} hits wait for the database already; this one is not taken. It is too slow, or does not answer.`
            )
          )
          return
        }
        waiting.push({ item, resolve, reject })
        working ??= work()
      }),
    async drained() {
      while (working) {
        await working
      }
    },
  }
}
