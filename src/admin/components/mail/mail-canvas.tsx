import { clx } from "@medusajs/ui"
import { MailFrame } from "./mail-frame"

export type Device = "desktop" | "phone"

type MailCanvasProps = {
  html: string
  title: string
  device: Device
  isDark: boolean
}

/** The mail on its ground, as wide as the chosen device. */
export const MailCanvas = ({ html, title, device, isDark }: MailCanvasProps) => (
  <MailFrame
    html={html}
    title={title}
    scheme={isDark ? "dark" : "light"}
    className={clx(
      "shadow-elevation-card-rest mx-auto block h-full w-full",
      isDark ? "bg-black" : "bg-white",
      device === "phone"
        ? "max-w-[375px] rounded-xl"
        : // The ground of the mail shows on both sides, as it does in a mail program.
          "max-w-[720px] rounded-lg"
    )}
  />
)
