import { Each } from "../compile/each"
import type { AddressProps } from "../props"
import { LabelTitle } from "./label-title"
import { Small } from "./typography"

/** An address as it would stand on an envelope; each line keeps its own direction. */
export function AddressBlock({ address }: { address: AddressProps }) {
  return (
    <>
      <LabelTitle title={address.title} />
      <Small>
        <Each list={address.lines}>
          {(line) => (
            <>
              <bdi>{line}</bdi>
              <br />
            </>
          )}
        </Each>
      </Small>
    </>
  )
}
