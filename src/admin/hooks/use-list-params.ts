import { useSearchParams } from "react-router-dom"

export type ListParams = {
  q: string
  offset: number
  /** All values of a filter. */
  all: (name: string) => string[]
  search: (q: string) => void
  turnTo: (offset: number) => void
  filter: (name: string, values: string[]) => void
}

/** What a list shows, kept in the page's address: a way back from a detail leads to the same rows. */
export function useListParams(): ListParams {
  const [params, setParams] = useSearchParams()

  /** Whatever narrows a list leads to its first page. */
  const change = (name: string, values: string[], keepsPage = false) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        next.delete(name)
        values.forEach((value) => next.append(name, value))
        if (!keepsPage) {
          next.delete("offset")
        }
        return next
      },
      { replace: true }
    )

  return {
    q: params.get("q") ?? "",
    offset: Math.max(0, Math.trunc(Number(params.get("offset"))) || 0),
    all: (name) => params.getAll(name),
    search: (q) => change("q", q ? [q] : []),
    turnTo: (offset) => change("offset", offset > 0 ? [String(offset)] : [], true),
    filter: (name, values) => change(name, values),
  }
}
