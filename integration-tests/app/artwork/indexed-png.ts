import { crc32, deflateSync } from "node:zlib"

type Box = number[]

/**
 * Encodes a picture with at most 256 colours, chosen by median cut. A photo of
 * a flat drawing shrinks to a tenth, which matters in a repository.
 *
 * @param rgba - four bytes a pixel, row by row; transparency is dropped
 */
export function encodeIndexedPng(
  rgba: Uint8Array,
  width: number,
  height: number,
  colours = 256
): Buffer {
  // Five bits a channel find the groups; the exact mean of a group is its colour.
  const sums = new Map<
    number,
    [red: number, green: number, blue: number, count: number]
  >()
  for (let i = 0; i < width * height * 4; i += 4) {
    const [r, g, b] = [rgba[i] ?? 0, rgba[i + 1] ?? 0, rgba[i + 2] ?? 0]
    const key = keyOf(r, g, b)
    const sum = sums.get(key) ?? [0, 0, 0, 0]
    sums.set(key, [sum[0] + r, sum[1] + g, sum[2] + b, sum[3] + 1])
  }
  const channel = (key: number, index: 0 | 1 | 2) => {
    const sum = sums.get(key) ?? [0, 0, 0, 1]
    return sum[index] / sum[3]
  }
  const weight = (key: number) => sums.get(key)?.[3] ?? 0

  let boxes: Box[] = [[...sums.keys()]]
  while (boxes.length < colours) {
    const ranked = boxes
      .map((box) => ({ box, ...widest(box, channel) }))
      .filter(({ box }) => box.length > 1)
      .sort((a, b) => score(b.box, b.range, weight) - score(a.box, a.range, weight))
    const target = ranked[0]
    if (target === undefined) {
      break
    }
    const sorted = [...target.box].sort(
      (a, b) => channel(a, target.index) - channel(b, target.index)
    )
    const cut = medianIndex(sorted, weight)
    boxes = [
      ...boxes.filter((box) => box !== target.box),
      sorted.slice(0, cut),
      sorted.slice(cut),
    ]
  }

  const palette = Buffer.alloc(boxes.length * 3)
  const indexOf = new Map<number, number>()
  boxes.forEach((box, index) => {
    const total = box.reduce((sum, key) => sum + weight(key), 0)
    ;([0, 1, 2] as const).forEach((c) => {
      const mean =
        box.reduce((sum, key) => sum + channel(key, c) * weight(key), 0) / total
      palette[index * 3 + c] = Math.round(mean)
    })
    box.forEach((key) => indexOf.set(key, index))
  })

  const raw = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = (y * width + x) * 4
      const key = keyOf(rgba[i] ?? 0, rgba[i + 1] ?? 0, rgba[i + 2] ?? 0)
      raw[y * (width + 1) + 1 + x] = indexOf.get(key) ?? 0
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("PLTE", palette),
    chunk("IDAT", deflateSync(raw, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ])
}

function keyOf(r: number, g: number, b: number): number {
  return ((r >> 2) << 12) | ((g >> 2) << 6) | (b >> 2)
}

function widest(box: Box, channel: (key: number, index: 0 | 1 | 2) => number) {
  const ranges = ([0, 1, 2] as const).map((index) => {
    const values = box.map((key) => channel(key, index))
    return { index, range: Math.max(...values) - Math.min(...values) }
  })
  return ranges.reduce((best, next) => (next.range > best.range ? next : best))
}

// Large areas deserve more colours, or the wall's gradient shows its steps; the
// root keeps them from taking all.
function score(box: Box, range: number, weight: (key: number) => number): number {
  return range * Math.sqrt(box.reduce((sum, key) => sum + weight(key), 0))
}

function medianIndex(sorted: Box, weight: (key: number) => number): number {
  const half = sorted.reduce((sum, key) => sum + weight(key), 0) / 2
  let sum = 0
  const index = sorted.findIndex((key) => (sum += weight(key)) >= half) + 1
  return Math.min(Math.max(index, 1), sorted.length - 1)
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data])
  const result = Buffer.alloc(body.length + 8)
  result.writeUInt32BE(data.length, 0)
  body.copy(result, 4)
  result.writeUInt32BE(crc32(body), body.length + 4)
  return result
}
