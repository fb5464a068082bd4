import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { gather } from "../../../src/providers/resend/gather"

describe("gather", () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const upper = vi.fn(async (items: string[]) =>
    items.map((item): PromiseSettledResult<string> => ({
      status: "fulfilled",
      value: item.toUpperCase(),
    }))
  )
  beforeEach(() => {
    upper.mockClear()
  })

  it("hands calls that come together over in one list, and each its own result", async () => {
    const send = gather(upper, 10, 100)
    const results = Promise.all(["a", "b", "c"].map(send))
    expect(upper).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(10)
    expect(await results).toEqual(["A", "B", "C"])
    expect(upper.mock.calls).toEqual([[["a", "b", "c"]]])
  })

  it("lets a full list leave at once, and begins another", async () => {
    const send = gather(upper, 10, 2)
    const results = Promise.all(["a", "b", "c", "d", "e"].map(send))
    expect(upper.mock.calls).toEqual([[["a", "b"]], [["c", "d"]]])
    await vi.advanceTimersByTimeAsync(10)
    expect(await results).toEqual(["A", "B", "C", "D", "E"])
    expect(upper).toHaveBeenCalledTimes(3)
  })

  it("counts the wait from the first of a list", async () => {
    const send = gather(upper, 10, 100)
    const first = send("a")
    await vi.advanceTimersByTimeAsync(9)
    const second = send("b")
    await vi.advanceTimersByTimeAsync(1)
    expect(await Promise.all([first, second])).toEqual(["A", "B"])
    expect(upper).toHaveBeenCalledTimes(1)
  })

  it("does not hold the next list to the clock of one that left full", async () => {
    const send = gather(upper, 10, 2)
    void send("a")
    await vi.advanceTimersByTimeAsync(9)
    void send("b")
    void send("c")
    await vi.advanceTimersByTimeAsync(1)
    expect(upper.mock.calls).toEqual([[["a", "b"]]])
    await vi.advanceTimersByTimeAsync(9)
    expect(upper).toHaveBeenCalledTimes(2)
  })

  it("rejects for its own item alone", async () => {
    const send = gather(
      async (items: string[]) =>
        items.map((item): PromiseSettledResult<string> =>
          item === "bad"
            ? { status: "rejected", reason: new Error("bad mail") }
            : { status: "fulfilled", value: item }
        ),
      10,
      100
    )
    const results = Promise.allSettled(["good", "bad", "fine"].map(send))
    await vi.advanceTimersByTimeAsync(10)
    expect(await results).toEqual([
      { status: "fulfilled", value: "good" },
      { status: "rejected", reason: new Error("bad mail") },
      { status: "fulfilled", value: "fine" },
    ])
  })

  it("rejects for everybody when the hand-over itself fails, and works again after it", async () => {
    const flush = vi.fn(upper).mockRejectedValueOnce(new Error("no network"))
    const send = gather(flush, 10, 100)
    const failed = Promise.allSettled(["a", "b"].map(send))
    await vi.advanceTimersByTimeAsync(10)
    expect((await failed).map(({ status }) => status)).toEqual(["rejected", "rejected"])
    const next = send("c")
    await vi.advanceTimersByTimeAsync(10)
    expect(await next).toBe("C")
  })

  it("leaves nobody waiting when a result is missing", async () => {
    const send = gather(
      async () => [{ status: "fulfilled" as const, value: "a" }],
      10,
      100
    )
    const results = Promise.allSettled(["a", "b"].map(send))
    await vi.advanceTimersByTimeAsync(10)
    expect((await results).map(({ status }) => status)).toEqual(["fulfilled", "rejected"])
  })
})
