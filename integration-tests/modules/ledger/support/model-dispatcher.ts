import { asValue } from "@medusajs/framework/awilix"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  createMedusaContainer,
} from "@medusajs/framework/utils"
import { claimDueMessages } from "../../../../src/modules/post-purchase/queries/claim-due-messages"
import { claimOpenBatch } from "../../../../src/modules/post-purchase/queries/claim-open-batch"
import { readBatchMails } from "../../../../src/modules/post-purchase/queries/read-batch-mails"
import { releaseExpiredClaims } from "../../../../src/modules/post-purchase/queries/release-expired-claims"
import { sealBatch } from "../../../../src/modules/post-purchase/queries/seal-batch"
import { settleDecisions } from "../../../../src/modules/post-purchase/queries/settle-decisions"
import type {
  BatchAttempt,
  Delivery,
  HandOver,
} from "../../../../src/workflows/dispatch/delivery/delivery"
import { readAnswer } from "../../../../src/workflows/dispatch/delivery/resend-delivery"
import {
  type OwnedBatch,
  handOverBatch,
  newBatchKey,
} from "../../../../src/workflows/dispatch/run/hand-over-batch"
import type { ModelProvider, Mood } from "./model-provider"
import { sealedMail } from "./rows"

/** A moment of a turn at which its process may stop. */
export const STOPS = ["claimed", "sealed", "slot", "request", "answer"] as const
export type Stop = (typeof STOPS)[number]

/** What happens in one turn of a dispatcher. */
export type Turn = {
  limit: number
  mood: Mood
  /** The answer does not arrive. */
  isLost: boolean
  /** Where the process stops: dead, or asleep until it is woken. */
  stop: { at: Stop; how: "dies" | "sleeps" } | null
}

/** Thrown where a process dies: nothing behind it runs. */
class Death extends Error {}

const WINDOW = 23 * 3600
const LEASE = 60

/**
 * A dispatcher's process: the real statements and the real hand-over, with a model of the
 * provider and a switch for each moment at which a process can stop.
 */
export class ModelDispatcher {
  private asleepAt: Stop | null = null
  private wakeUp: (() => void) | null = null
  private kill: (() => void) | null = null
  private turn: Promise<boolean> | null = null
  private fellAsleep: (() => void) | null = null

  constructor(
    private readonly db: Knex,
    private readonly provider: ModelProvider,
    /** Messages whose late decision is to skip them. */
    private readonly isSkipped: (id: string) => boolean
  ) {}

  get isAsleep(): boolean {
    return this.asleepAt !== null
  }

  /** @returns whether there was anything to do; a sleeper does nothing and says false */
  async work(turn: Turn): Promise<boolean> {
    if (this.isAsleep) {
      return false
    }
    const sleeping = new Promise<boolean>((resolve) => {
      this.fellAsleep = () => resolve(true)
    })
    this.turn = this.take(turn).catch((error: unknown) => {
      if (error instanceof Death) {
        return true
      }
      throw error
    })
    return Promise.race([this.turn, sleeping])
  }

  /** The sleeper goes on where it stopped, not knowing how long it slept. */
  async wake(): Promise<void> {
    this.wakeUp?.()
    await this.rest()
  }

  /** The sleeper never wakes. */
  async die(): Promise<void> {
    this.kill?.()
    await this.rest()
  }

  /** A request leaves within the life of its key: whoever slept through a day before it is gone. */
  async sleepThroughDay(): Promise<void> {
    if (this.asleepAt === "request") {
      await this.die()
    }
  }

  private async rest(): Promise<void> {
    await this.turn
    this.asleepAt = this.wakeUp = this.kill = null
  }

  private async pass(at: Stop, { stop }: Turn): Promise<void> {
    if (stop?.at !== at) {
      return
    }
    if (stop.how === "dies") {
      throw new Death()
    }
    this.asleepAt = at
    const woken = new Promise<void>((resolve, reject) => {
      this.wakeUp = resolve
      this.kill = () => reject(new Death())
    })
    this.fellAsleep?.()
    await woken
  }

  private async take(turn: Turn): Promise<boolean> {
    await releaseExpiredClaims(this.db)
    const open = await claimOpenBatch(this.db, LEASE, WINDOW)
    if (open) {
      await this.handOver(
        { ...open, mails: await readBatchMails(this.db, open.id) },
        turn
      )
      return true
    }
    const { fence, messages } = await claimDueMessages(this.db, turn.limit, LEASE)
    if (!messages.length) {
      return false
    }
    await this.pass("claimed", turn)
    const skipped = messages.filter(({ id }) => this.isSkipped(id))
    await settleDecisions(
      this.db,
      fence,
      skipped.map(({ id }) => ({
        id,
        state: "skipped",
        skip_reason: "order-canceled",
        delay_seconds: null,
        detail: null,
        is_failure: false,
      }))
    )
    const mails = messages
      .filter(({ id }) => !this.isSkipped(id))
      .map(({ id }, position) => sealedMail(id, position))
    const key = newBatchKey()
    const batch = {
      id: `batch_${key}`,
      provider: "model",
      idempotency_key: key,
      fence,
      lease_seconds: LEASE,
    }
    const sealed = new Set((await sealBatch(this.db, batch, mails)).sealed)
    if (sealed.size) {
      await this.pass("sealed", turn)
      const own = mails.filter(({ id }) => sealed.has(id))
      await this.handOver(
        {
          ...batch,
          attempt: 0,
          open_since: null,
          key_expired: false,
          is_stale: false,
          mails: own,
        },
        turn
      )
    }
    return true
  }

  private async handOver(batch: OwnedBatch, turn: Turn): Promise<void> {
    await handOverBatch(
      { container: this.container(), delivery: this.delivery(turn) },
      batch,
      LEASE
    )
  }

  private delivery(turn: Turn): Delivery {
    const handOver = async (batch: BatchAttempt): Promise<HandOver> => {
      await this.pass("request", turn)
      const answer = this.provider.receive(batch.idempotencyKey, batch.mails, turn.mood)
      await this.pass("answer", turn)
      return readAnswer(
        turn.isLost ? { kind: "unclear", reason: "reset" } : answer,
        batch
      )
    }
    return {
      id: "model",
      from: null,
      replyTo: null,
      keyWindowSeconds: WINDOW,
      waitForSlot: () => this.pass("slot", turn),
      handOver,
      recover: handOver,
    }
  }

  private container(): MedusaContainer {
    const silent = () => undefined
    const container = createMedusaContainer()
    container.register({
      [ContainerRegistrationKeys.PG_CONNECTION]: asValue(this.db),
      [ContainerRegistrationKeys.LOGGER]: asValue({
        warn: silent,
        error: silent,
        info: silent,
      }),
    })
    return container
  }
}
