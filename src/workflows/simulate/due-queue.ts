/** Things by the moment at which they are due, the earliest first; of one moment, the first that came. */
export type DueQueue<Item> = {
  push(item: Item, at: Date): void
  pop(): { item: Item; at: Date } | undefined
  size(): number
}

type Entry<Item> = { item: Item; at: Date; turn: number }

/**
 * Opens an empty queue: a binary heap, since a replay puts thousands off and takes them out
 * again.
 */
export function createDueQueue<Item>(): DueQueue<Item> {
  const heap: Entry<Item>[] = []
  let turns = 0

  const isBefore = (one: number, other: number) =>
    heap[one].at.getTime() - heap[other].at.getTime() || heap[one].turn - heap[other].turn
  const swap = (one: number, other: number) => {
    const kept = heap[one]
    heap[one] = heap[other]
    heap[other] = kept
  }
  const rise = (index: number) => {
    const parent = (index - 1) >> 1
    if (index > 0 && isBefore(index, parent) < 0) {
      swap(index, parent)
      rise(parent)
    }
  }
  const sink = (index: number) => {
    const [first] = [2 * index + 1, 2 * index + 2]
      .filter((child) => child < heap.length)
      .sort(isBefore)
    if (first !== undefined && isBefore(first, index) < 0) {
      swap(first, index)
      sink(first)
    }
  }

  return {
    push: (item, at) => {
      turns += 1
      heap.push({ item, at, turn: turns })
      rise(heap.length - 1)
    },
    pop: () => {
      const earliest = heap[0]
      const last = heap.pop()
      if (last && heap.length) {
        heap[0] = last
        sink(0)
      }
      return earliest && { item: earliest.item, at: earliest.at }
    },
    size: () => heap.length,
  }
}
