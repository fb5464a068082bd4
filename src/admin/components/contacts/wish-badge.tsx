import { StatusBadge } from "@medusajs/ui"
import type { ComponentProps } from "react"
import { useTranslate } from "../../hooks/use-translate"
import type { Statement } from "./topics"

type Color = NonNullable<ComponentProps<typeof StatusBadge>["color"]>

const COLORS: Record<NonNullable<Statement>, Color> = {
  granted: "green",
  requested: "orange",
  withdrawn: "red",
}

/** What was said last about a topic. */
export const WishBadge = ({ statement }: { statement: Statement }) => {
  const { t } = useTranslate()
  return (
    <StatusBadge color={statement ? COLORS[statement] : "grey"}>
      {t(`wishes.state.${statement ?? "silent"}`)}
    </StatusBadge>
  )
}
