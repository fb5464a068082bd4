import { describe, expect, it } from "vitest"
import { countHits } from "../../../src/admin/components/contacts/hit-counts"

type Hit = Parameters<typeof countHits>[0][number]

const hit = (
  kind: Hit["kind"],
  label: Hit["label"],
  times: number,
  day: string
): Hit => ({
  id: `${kind}-${label}-${day}`,
  kind,
  label,
  times,
  occurred_at: `2026-11-${day}T10:00:00.000Z`,
  message_id: "ppmsg_1",
})

describe("what came back of a person's mails", () => {
  it("counts people, machines and what is unclear apart, as often as each was seen", () => {
    expect(
      countHits([
        hit("click", "human", 2, "03"),
        hit("open", "machine", 3, "01"),
        hit("open", "human", 1, "04"),
        hit("open", null, 1, "02"),
        hit("open", "unknown", 4, "02"),
      ])
    ).toEqual([
      {
        kind: "open",
        human: 1,
        machine: 3,
        other: 5,
        lastAt: "2026-11-04T10:00:00.000Z",
      },
      {
        kind: "click",
        human: 2,
        machine: 0,
        other: 0,
        lastAt: "2026-11-03T10:00:00.000Z",
      },
    ])
  })
})
