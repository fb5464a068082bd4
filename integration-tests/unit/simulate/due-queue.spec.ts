import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { createDueQueue } from "../../../src/workflows/simulate/due-queue"

describe("a due queue", () => {
  it("gives what is due first, and of one moment what came first, however it is filled", () => {
    const work = fc.array(
      fc.oneof(fc.record({ at: fc.nat(20) }), fc.constant({ at: null })),
      { maxLength: 60 }
    )
    fc.assert(
      fc.property(work, (steps) => {
        const queue = createDueQueue<number>()
        const waiting: { item: number; at: number }[] = []
        for (const [item, { at }] of steps.entries()) {
          if (at !== null) {
            queue.push(item, new Date(at))
            waiting.push({ item, at })
          } else {
            waiting.sort((one, other) => one.at - other.at || one.item - other.item)
            const first = waiting.shift()
            expect(queue.pop()).toEqual(first && { ...first, at: new Date(first.at) })
          }
          expect(queue.size()).toBe(waiting.length)
        }
      })
    )
  })
})
