import { rmSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { Modules } from "@medusajs/framework/utils"
import sharp from "sharp"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { type TestStore, startTestStore } from "../support/test-store"
import { bareRequest } from "./support/public-pages"
import {
  ESPRESSO,
  ESPRESSO_KG,
  asked,
  buy,
  photo,
  photosIn,
  postReview,
  reviewRows,
  uploadFolder,
  words,
} from "./support/reviews"

const MEGABYTE = 1024 * 1024

describe("the review page", () => {
  const uploads = uploadFolder()
  let store: TestStore
  let order: Awaited<ReturnType<typeof buy>>

  beforeAll(async () => {
    store = await startTestStore({ env: { UPLOAD_DIR: uploads } })
    order = await buy(store, [ESPRESSO, ESPRESSO_KG])
  })
  afterAll(async () => {
    await store.stop()
    rmSync(uploads, { recursive: true, force: true })
  })
  beforeEach(async () => {
    await store.resetLedger()
    for (const name of photosIn(uploads)) {
      rmSync(join(uploads, name))
    }
  })

  it("keeps photos re-encoded, smaller, and without where they were taken", async () => {
    const { path } = await asked(store, order)
    const original = await photo("jpeg", { width: 2600, height: 1300 })
    expect(original.includes("SecretCamera")).toBe(true)
    const answer = await postReview(store, await path(), words, [
      // The name and the type say nothing: the content does.
      { name: "../../holiday.png", content: original, type: "image/png" },
      { name: "b.webp", content: await photo("webp") },
      { name: "c.png", content: await photo("png") },
      { name: "the same.png", content: await photo("png") },
    ])
    expect(answer.status).toBe(303)
    const [{ photos }] = await reviewRows(store)
    const kept = photos as { id: string; url: string; mime_type: string; bytes: number }[]
    expect(kept.map(({ mime_type }) => mime_type)).toEqual([
      "image/jpeg",
      "image/webp",
      "image/png",
    ])
    expect(photosIn(uploads)).toEqual(kept.map(({ id }) => id).sort())
    const stored = await readFile(join(uploads, kept[0].id))
    expect(stored.length).toBe(kept[0].bytes)
    expect(await sharp(stored).metadata()).toMatchObject({
      format: "jpeg",
      width: 2000,
      height: 1000,
    })
    expect(await sharp(stored).metadata()).not.toHaveProperty("exif")
    expect(stored.includes("SecretCamera")).toBe(false)
    expect(kept[0].url).toMatch(/\/static\/\d+-review-[0-9a-f]{32}\.jpg$/)
  })

  it("keeps and removes photos in a change", async () => {
    const { path } = await asked(store, order)
    const link = await path()
    const files = await Promise.all(
      [1, 2].map(async (seed) => ({
        name: `${seed}.jpg`,
        content: await photo("jpeg", { seed }),
      }))
    )
    await postReview(store, link, words, files)
    const [{ photos }] = await reviewRows(store)
    const [first, second] = (photos as { id: string }[]).map(({ id }) => id)
    expect((await bareRequest(store, { path: link })).body).toContain(`value="${first}"`)
    // Sent as it was: no other version.
    await postReview(store, link, { ...words, keep: [first, second] })
    expect(await reviewRows(store)).toHaveLength(1)
    await postReview(store, link, { ...words, keep: [second, "somebody-elses.jpg"] })
    const rows = await reviewRows(store)
    expect(rows).toHaveLength(2)
    expect(rows[1].photos).toMatchObject([{ id: second }])
    // The version before had it.
    expect(photosIn(uploads)).toContain(first)
  })

  it.each([
    ["a GIF", async () => photo("gif"), "is no photo that we can read"],
    [
      "a script by the name of a photo",
      async () => Buffer.from("<script>alert(1)</script>"),
      "is no photo that we can read",
    ],
    [
      "an SVG",
      async () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"/>`),
      "is no photo that we can read",
    ],
    [
      "half a photo",
      async () => (await photo("jpeg", { width: 600, height: 600 })).subarray(0, 9000),
      "is no photo that we can read",
    ],
    [
      "a file that unpacks to 64 megapixels",
      async () =>
        sharp({
          create: { width: 8000, height: 8000, channels: 3, background: "#fff" },
        })
          .png()
          .toBuffer(),
      "is no photo that we can read",
    ],
    [
      "more than 8 MB",
      async () => Buffer.alloc(8 * MEGABYTE + 1, 1),
      "is larger than 8 MB",
    ],
  ])("refuses %s and stores nothing", async (_, make, said) => {
    const { path } = await asked(store, order)
    const answer = await postReview(store, await path(), words, [
      { name: "fine.jpg", content: await photo("jpeg") },
      { name: `o"dd<b>.jpg`, content: await make(), type: "image/jpeg" },
    ])
    expect(answer.status).toBe(422)
    expect(answer.body).toContain(said)
    expect(answer.body).not.toContain("dd<b>")
    expect(answer.body).toContain("Mild.")
    expect(answer.body).toContain("Photos have to be chosen again.")
    expect(await reviewRows(store)).toEqual([])
    expect(photosIn(uploads)).toEqual([])
  })

  it("refuses a sixth photo, and a body beyond all measure", async () => {
    const { path } = await asked(store, order)
    const link = await path()
    const files = await Promise.all(
      Array.from({ length: 6 }, async (_, seed) => ({
        name: `${seed}.jpg`,
        content: await photo("jpeg", { seed }),
      }))
    )
    const six = await postReview(store, link, words, files)
    expect(six.status).toBe(422)
    expect(six.body).toContain("Those are 6 photos; at most 5 are possible.")
    const huge = await postReview(store, link, words, [
      { name: "huge.jpg", content: Buffer.alloc(65 * MEGABYTE) },
    ])
    expect(huge.status).toBe(413)
    expect(huge.body).toContain("Your photos are too large together.")
    expect(await reviewRows(store)).toEqual([])
  })

  it("deletes the photos of a submission that fails", async () => {
    const { path } = await asked(store, order)
    const link = await path()
    await store.sql.query(
      `create function test_refuse() returns trigger language plpgsql as
         $$ begin raise exception 'the disk is full'; end $$;
       create trigger test_refuse before insert on post_purchase_review
         for each row execute function test_refuse()`
    )
    const created: string[] = []
    const files = store.container.resolve(Modules.FILE)
    const createFiles = files.createFiles.bind(files)
    Object.assign(files, {
      createFiles: async (data: Parameters<typeof createFiles>[0]) => {
        const made = await createFiles(data)
        created.push(...photosIn(uploads))
        return made
      },
    })
    try {
      const answer = await postReview(store, link, words, [
        { name: "a.jpg", content: await photo("jpeg") },
      ])
      expect(answer.status).toBe(500)
    } finally {
      Object.assign(files, { createFiles })
      await store.sql.query(
        "drop trigger test_refuse on post_purchase_review; drop function test_refuse"
      )
    }
    // It was there, and is not any more.
    expect(created).toHaveLength(1)
    expect(photosIn(uploads)).toEqual([])
  })
})
