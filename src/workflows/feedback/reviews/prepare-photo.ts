import { createHash } from "node:crypto"
import type { Sharp } from "sharp"
import { MAX_PHOTO_BYTES } from "./limits"

/** Long enough for any screen, and a fifth of what a phone takes. */
const LONGEST_SIDE = 2000
/** 48-megapixel phones are let in; a small file that unpacks to more is no photo. */
const MAX_PIXELS = 50_000_000
const SECONDS = 10

/** A photo that may be kept: re-encoded, turned upright, without what a camera writes into it. */
export type PreparedPhoto = {
  /** Base64. */
  content: string
  mime_type: string
  extension: string
  bytes: number
  /** SHA-256 of the file as it was chosen, hex. */
  digest: string
}

/** What is wrong with a photo. */
export type PhotoProblem = "too-large" | "not-a-photo"

type Format = {
  mime_type: string
  extension: string
  isMeant: (file: Buffer) => boolean
  encode: (image: Sharp) => Sharp
}

const FORMATS: Format[] = [
  {
    mime_type: "image/jpeg",
    extension: "jpg",
    isMeant: (file) => file.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
    encode: (image) => image.jpeg({ quality: 82, mozjpeg: true }),
  },
  {
    mime_type: "image/png",
    extension: "png",
    isMeant: (file) =>
      file.subarray(0, 8).equals(Buffer.from("\x89PNG\r\n\x1a\n", "latin1")),
    encode: (image) => image.png({ compressionLevel: 9 }),
  },
  {
    mime_type: "image/webp",
    extension: "webp",
    isMeant: (file) =>
      file.toString("latin1", 0, 4) === "RIFF" &&
      file.toString("latin1", 8, 12) === "WEBP",
    encode: (image) => image.webp({ quality: 82 }),
  },
]

/**
 * Makes a photo of a chosen file: JPEG, PNG or WebP by its content, whatever its name says,
 * decoded to the last row and encoded anew. Where it was taken, and by what, does not survive;
 * nor does anything that hides behind the picture.
 *
 * @example
 * const photo = await preparePhoto(file)
 * if (typeof photo === "string") refuse(photo)
 */
export async function preparePhoto(file: Buffer): Promise<PreparedPhoto | PhotoProblem> {
  if (file.length > MAX_PHOTO_BYTES) {
    return "too-large"
  }
  // Only what is one of ours is given to the decoder, which knows many more formats.
  const format = FORMATS.find(({ isMeant }) => isMeant(file))
  if (!format) {
    return "not-a-photo"
  }
  const encoded = await encode(file, format)
  return encoded
    ? {
        content: encoded.toString("base64"),
        mime_type: format.mime_type,
        extension: format.extension,
        bytes: encoded.length,
        digest: createHash("sha256").update(file).digest("hex"),
      }
    : "not-a-photo"
}

async function encode(file: Buffer, format: Format): Promise<Buffer | null> {
  // 15 MB of native code, which a store without reviews never needs.
  const { default: sharp } = await import("sharp")
  try {
    const image = sharp(file, { limitInputPixels: MAX_PIXELS, failOn: "error" })
      .timeout({ seconds: SECONDS })
      .rotate()
      .resize({
        width: LONGEST_SIDE,
        height: LONGEST_SIDE,
        fit: "inside",
        withoutEnlargement: true,
      })
    return await format.encode(image).toBuffer()
  } catch {
    // Broken, too many pixels, too slow: to the person it is all the same.
    return null
  }
}
