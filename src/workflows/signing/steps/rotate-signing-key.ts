import { randomBytes, randomInt } from "node:crypto"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { rotateTokenKey } from "../../../modules/post-purchase/queries/signing-keys"
import { resolveConnection } from "../../../modules/post-purchase/resolve-ledger"
import { forgetKeys } from "../../../signing/key-ring"

const ID_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"
const ID_LENGTH = 8
const SECRET_BYTES = 32

export type RotateSigningKeyInput = {
  /** Retires keys that signed nothing for so many days; null retires none. */
  retire_older_than_days: number | null
}

/** Adds the key. Links are signed with it from then on, so there is no way back and no undo. */
export const rotateSigningKeyStep = createStep(
  "post-purchase-rotate-signing-key",
  async ({ retire_older_than_days }: RotateSigningKeyInput, { container }) => {
    const db = resolveConnection(container)
    const key = { id: newKeyId(), secret: randomBytes(SECRET_BYTES).toString("hex") }
    const { id, retired } = await rotateTokenKey(db, key, retire_older_than_days)
    forgetKeys(db)
    return new StepResponse({ key: { id }, retired })
  }
)

function newKeyId(): string {
  return Array.from(
    { length: ID_LENGTH },
    () => ID_ALPHABET[randomInt(ID_ALPHABET.length)]
  ).join("")
}
