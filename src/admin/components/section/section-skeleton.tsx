import { Container, Skeleton } from "@medusajs/ui"
import { useTranslate } from "../../hooks/use-translate"

/** Stands in for a section with this many rows while it loads. */
export const SectionSkeleton = ({ rows }: { rows: number }) => {
  const { t } = useTranslate()
  return (
    <Container className="divide-y p-0" aria-busy="true">
      <span className="sr-only">{t("common.loading")}</span>
      <div className="flex items-center justify-between px-6 py-4" aria-hidden>
        <Skeleton className="h-6 w-40" />
        <Skeleton className="h-7 w-14" />
      </div>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="grid grid-cols-2 gap-4 px-6 py-4" aria-hidden>
          <Skeleton className="h-5 w-28" />
          <Skeleton className="h-5 w-full max-w-56" />
        </div>
      ))}
    </Container>
  )
}
