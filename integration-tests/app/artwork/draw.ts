import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { chromium, type Page } from "playwright-core"
import { coffeePictures } from "./coffee-pictures"
import { encodeIndexedPng } from "./indexed-png"
import { pictureSize } from "./scene"
import { skinCarePictures } from "./skin-care-pictures"

// Draws the product pictures anew; what it writes is committed. Needs a
// Chromium, found by CHROMIUM_PATH or at Debian's place.
const target = join(__dirname, "..", "static-assets", "products")

async function draw(): Promise<void> {
  mkdirSync(target, { recursive: true })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"],
  })
  try {
    const page = await browser.newPage()
    for (const [handle, picture] of Object.entries({
      ...coffeePictures,
      ...skinCarePictures,
    })) {
      const png = encodeIndexedPng(
        await pixels(page, picture()),
        pictureSize,
        pictureSize
      )
      writeFileSync(join(target, `${handle}.png`), png)
      console.log(`${handle}.png ${(png.length / 1024).toFixed(1)} KB`)
    }
  } finally {
    await browser.close()
  }
}

/** The pixels of an SVG as the browser paints it, as RGBA. */
async function pixels(page: Page, svg: string): Promise<Uint8Array> {
  const base64 = await page.evaluate(
    async ({ source, size }) => {
      const image = new Image()
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`
      await image.decode()
      const canvas = document.createElement("canvas")
      canvas.width = size
      canvas.height = size
      const context = canvas.getContext("2d")
      if (context === null) {
        throw new Error("the browser gives no canvas")
      }
      context.drawImage(image, 0, 0, size, size)
      const { data } = context.getImageData(0, 0, size, size)
      let binary = ""
      for (let i = 0; i < data.length; i += 8192) {
        binary += String.fromCharCode(...data.subarray(i, i + 8192))
      }
      return btoa(binary)
    },
    { source: svg, size: pictureSize }
  )
  return Buffer.from(base64, "base64")
}

void draw()
