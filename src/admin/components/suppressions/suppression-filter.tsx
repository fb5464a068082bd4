import { Funnel } from "@medusajs/icons"
import { Button, DropdownMenu } from "@medusajs/ui"
import { useTranslate } from "../../hooks/use-translate"
import { SUPPRESSION_REASONS, type SuppressionReason } from "./suppression-badge"

type SuppressionFilterProps = {
  reasons: SuppressionReason[]
  onReasons: (reasons: SuppressionReason[]) => void
  withLifted: boolean
  onWithLifted: (isOn: boolean) => void
}

/**
 * Which suppressions are listed. Not the table's own filter menu: its button has no name for a
 * screen reader.
 */
export const SuppressionFilter = ({
  reasons,
  onReasons,
  withLifted,
  onWithLifted,
}: SuppressionFilterProps) => {
  const { t } = useTranslate()
  const count = reasons.length + (withLifted ? 1 : 0)
  /** Several may be wanted, so choosing one does not close the menu. */
  const stayOpen = (event: Event) => event.preventDefault()
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <Button size="small" variant="secondary" className="shrink-0">
          <Funnel />
          {count > 0 ? t("table.filterCount", { count }) : t("table.filter")}
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="start">
        <DropdownMenu.Label>{t("suppressions.reasonLabel")}</DropdownMenu.Label>
        {SUPPRESSION_REASONS.map((reason) => (
          <DropdownMenu.CheckboxItem
            key={reason}
            checked={reasons.includes(reason)}
            onSelect={stayOpen}
            onCheckedChange={(isOn) =>
              onReasons(
                isOn ? [...reasons, reason] : reasons.filter((known) => known !== reason)
              )
            }
          >
            {t(`suppressions.reason.${reason}`)}
          </DropdownMenu.CheckboxItem>
        ))}
        <DropdownMenu.Separator />
        <DropdownMenu.CheckboxItem
          checked={withLifted}
          onSelect={stayOpen}
          onCheckedChange={onWithLifted}
        >
          {t("suppressions.withLifted")}
        </DropdownMenu.CheckboxItem>
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}
