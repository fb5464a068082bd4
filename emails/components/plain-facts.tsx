import { Each } from "../compile/each"
import type { FactProps } from "../props"
import { LabelTitle } from "./label-title"
import { Small } from "./typography"

/** Labels and values without a panel, in the manner of an address. */
export function PlainFacts({ facts }: { facts: readonly FactProps[] }) {
  return (
    <Each list={facts}>
      {(fact) => (
        <>
          <LabelTitle title={fact.label} />
          <Small>{fact.value}</Small>
        </>
      )}
    </Each>
  )
}
