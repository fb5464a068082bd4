import type { RequestCounts } from "./types"

const zero = (): RequestCounts => ({
  total: 0,
  byEndpoint: {},
  byStatus: {},
  replayed: 0,
})

export class RequestCounter {
  private counts = zero()

  arrived(endpoint: string): void {
    this.counts.total++
    this.counts.byEndpoint[endpoint] = (this.counts.byEndpoint[endpoint] ?? 0) + 1
  }

  /** 0 for an answer that did not arrive whole. */
  answered(status: number): void {
    this.counts.byStatus[status] = (this.counts.byStatus[status] ?? 0) + 1
  }

  replayed(): void {
    this.counts.replayed++
  }

  read(): RequestCounts {
    const { byEndpoint, byStatus, ...rest } = this.counts
    return { ...rest, byEndpoint: { ...byEndpoint }, byStatus: { ...byStatus } }
  }

  reset(): void {
    this.counts = zero()
  }
}
