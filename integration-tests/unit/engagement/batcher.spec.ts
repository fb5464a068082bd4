import { describe, expect, it } from "vitest"
import { createBatcher } from "../../../src/workflows/engagement/ingest/batcher"

describe("a batcher", () => {
  it("gives each its own result, and gathers what comes while one is under way", async () => {
    const sizes: number[] = []
    const batcher = createBatcher<number, string>(
      async (items) => {
        sizes.push(items.length)
        await new Promise((resolve) => setImmediate(resolve))
        return items.map((item) => `#${item}`)
      },
      { most: 10, pending: 100 }
    )
    const first = batcher.add(0)
    await new Promise((resolve) => setImmediate(resolve))
    const rest = Array.from({ length: 25 }, (_, index) => batcher.add(index + 1))
    expect(await first).toBe("#0")
    expect(await Promise.all(rest)).toEqual(
      Array.from({ length: 25 }, (_, index) => `#${index + 1}`)
    )
    expect(sizes).toEqual([1, 10, 10, 5])
  })

  it("fails all of a list whose statement failed, and goes on", async () => {
    let isBroken = true
    const batcher = createBatcher<number, number>(
      async (items) => {
        if (isBroken) {
          throw new Error("the database is gone")
        }
        return items
      },
      { most: 10, pending: 100 }
    )
    const failed = await Promise.allSettled([batcher.add(1), batcher.add(2)])
    expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected"])
    isBroken = false
    expect(await batcher.add(3)).toBe(3)
  })

  it("finds the one that is at fault, and does the others", async () => {
    const done: number[] = []
    const batcher = createBatcher<number, number>(
      async (items) => {
        if (items.includes(13)) {
          throw new RangeError("13 is refused")
        }
        done.push(...items)
        return items
      },
      { most: 100, pending: 100, isItemsFault: (error) => error instanceof RangeError }
    )
    const results = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) => batcher.add(index))
    )
    const rejected = results.flatMap(({ status }, index) =>
      status === "rejected" ? index : []
    )
    expect(rejected).toEqual([13])
    expect(done.sort((a, b) => a - b)).toEqual(
      Array.from({ length: 30 }, (_, index) => index).filter((item) => item !== 13)
    )
  })

  it("refuses more than may wait", async () => {
    let release: () => void = () => undefined
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const batcher = createBatcher<number, number>(
      async (items) => {
        await gate
        return items
      },
      { most: 1, pending: 3 }
    )
    const under = batcher.add(0)
    await new Promise((resolve) => setTimeout(resolve, 5))
    const waiting = [1, 2, 3].map((item) => batcher.add(item))
    await expect(batcher.add(4)).rejects.toThrow("3 hits wait for the database already")
    release()
    expect(await Promise.all([under, ...waiting])).toEqual([0, 1, 2, 3])
  })

  it("is drained when nothing waits any more", async () => {
    const done: number[] = []
    const batcher = createBatcher<number, void>(
      async (items) => {
        await new Promise((resolve) => setTimeout(resolve, 5))
        done.push(...items)
        return items.map(() => undefined)
      },
      { most: 2, pending: 100 }
    )
    const adding = [1, 2, 3, 4, 5].map((item) => batcher.add(item))
    await batcher.drained()
    expect(done).toEqual([1, 2, 3, 4, 5])
    await Promise.all(adding)
    await batcher.drained()
  })
})
