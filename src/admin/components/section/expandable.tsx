import { Button } from "@medusajs/ui"
import { type ReactNode, useState } from "react"
import { useTranslate } from "../../hooks/use-translate"

type ExpandableProps<Item> = {
  items: Item[]
  /** So many are shown until somebody asks for all. */
  shown: number
  children: (items: Item[]) => ReactNode
}

/** The first of many, and a button for the rest. */
export const Expandable = <Item,>({ items, shown, children }: ExpandableProps<Item>) => {
  const { t } = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const rest = items.length - shown
  return (
    <>
      {children(isOpen ? items : items.slice(0, shown))}
      {rest > 0 && !isOpen && (
        <div className="px-6 py-3">
          <Button size="small" variant="transparent" onClick={() => setOpen(true)}>
            {t("common.showMore", { count: rest })}
          </Button>
        </div>
      )}
    </>
  )
}
