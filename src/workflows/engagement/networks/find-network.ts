import ipaddr from "ipaddr.js"
import { KNOWN_NETWORKS, type KnownNetwork, NetworkKind } from "./known-networks"

type Block = { network: KnownNetwork; first: number; last: number }
type WideBlock = { network: KnownNetwork; range: [ipaddr.IPv6, number] }

const narrow: Block[] = []
const wide: WideBlock[] = []
for (const network of KNOWN_NETWORKS) {
  for (const text of network.ranges.split(/\s+/)) {
    const [address, bits] = ipaddr.parseCIDR(text)
    if (address instanceof ipaddr.IPv6) {
      wide.push({ network, range: [address, bits] })
    } else {
      const first = toNumber(address)
      narrow.push({ network, first, last: first + 2 ** (32 - bits) - 1 })
    }
  }
}
const kinds = new Map(KNOWN_NETWORKS.map(({ name, kind }) => [name, kind]))

/** The visitor's network as it is kept: the block, and its name when it is a known one. */
export type VisitorNetwork = { ip_range: string | null; network: string | null }

/**
 * Shortens an address to its network: /24 of IPv4, /48 of IPv6. IPv4 in IPv6 clothes is IPv4.
 *
 * The address itself is only looked at here, to find out whose it is.
 *
 * @example
 * readNetwork("::ffff:66.249.84.7") // { ip_range: "66.249.84.0/24", network: "google-proxy" }
 */
export function readNetwork(ip: string | null | undefined): VisitorNetwork {
  if (!ip || !ipaddr.isValid(ip)) {
    return { ip_range: null, network: null }
  }
  const address = ipaddr.process(ip)
  const bytes = address.toByteArray()
  const kept = address.kind() === "ipv4" ? 3 : 6
  const block = ipaddr.fromByteArray(
    bytes.map((byte, index) => (index < kept ? byte : 0))
  )
  return {
    ip_range: `${block.toString()}/${kept * 8}`,
    network: findNetwork(address)?.name ?? null,
  }
}

/** What is known of a visitor's network, also by a table that is younger than the visit. */
export function networkKindOf({ ip_range, network }: VisitorNetwork): NetworkKind | null {
  const known = network ? kinds.get(network) : undefined
  if (known) {
    return known
  }
  const start = ip_range?.slice(0, ip_range.indexOf("/")) ?? ""
  return ipaddr.isValid(start) ? (findNetwork(ipaddr.parse(start))?.kind ?? null) : null
}

function findNetwork(address: ipaddr.IPv4 | ipaddr.IPv6): KnownNetwork | undefined {
  if (address instanceof ipaddr.IPv6) {
    return wide.find(({ range }) => address.match(range))?.network
  }
  const number = toNumber(address)
  return narrow.find(({ first, last }) => number >= first && number <= last)?.network
}

function toNumber(address: ipaddr.IPv4): number {
  return address.octets.reduce((sum, octet) => sum * 256 + octet, 0)
}
