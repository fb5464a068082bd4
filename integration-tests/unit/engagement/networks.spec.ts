import { describe, expect, it } from "vitest"
import ipaddr from "ipaddr.js"
import {
  networkKindOf,
  readNetwork,
} from "../../../src/workflows/engagement/networks/find-network"
import { KNOWN_NETWORKS } from "../../../src/workflows/engagement/networks/known-networks"

describe("a visitor's network", () => {
  it.each([
    ["203.0.113.77", "203.0.113.0/24", null],
    ["::ffff:203.0.113.77", "203.0.113.0/24", null],
    ["::ffff:cb00:714d", "203.0.113.0/24", null],
    ["66.249.84.7", "66.249.84.0/24", "google-proxy"],
    ["66.249.65.7", "66.249.65.0/24", "googlebot"],
    ["17.58.6.1", "17.58.6.0/24", "apple"],
    ["40.94.28.3", "40.94.28.0/24", "microsoft-defender"],
    ["40.112.1.1", "40.112.1.0/24", "azure"],
    ["35.157.190.230", "35.157.190.0/24", "barracuda"],
    ["35.157.191.1", "35.157.191.0/24", "aws"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1::/48", null],
    ["2a01:111:f403:f910::1", "2a01:111:f403::/48", "microsoft-defender"],
    ["2a02:26f7:b0c0:4000::9", "2a02:26f7:b0c0::/48", "apple-private-relay"],
    ["fe80::1%eth0", "fe80::/48", null],
    ["", null, null],
    ["not an address", null, null],
    [null, null, null],
  ])("of %s is %s, %s", (ip, ip_range, network) => {
    expect(readNetwork(ip)).toEqual({ ip_range, network })
  })

  it("never holds the whole address", () => {
    for (const ip of ["203.0.113.77", "2001:db8:1:2:3:4:5:6"]) {
      expect(JSON.stringify(readNetwork(ip))).not.toContain(ip)
    }
  })

  it("is recognised by its range when the table learned of it later", () => {
    expect(networkKindOf({ ip_range: "40.94.28.0/24", network: null })).toBe("scanner")
    expect(networkKindOf({ ip_range: "2a01:111:f403::/48", network: null })).toBe(
      "scanner"
    )
    expect(networkKindOf({ ip_range: "203.0.113.0/24", network: null })).toBeNull()
    expect(networkKindOf({ ip_range: null, network: "no such name" })).toBeNull()
  })
})

describe("the table of known networks", () => {
  it("holds addresses that are really networks, each under one name", () => {
    const texts = KNOWN_NETWORKS.flatMap(({ ranges }) => ranges.split(/\s+/))
    expect(texts.length).toBeGreaterThan(150)
    expect(new Set(texts).size).toBe(texts.length)
    for (const text of texts) {
      const [address, bits] = ipaddr.parseCIDR(text)
      const start =
        address.kind() === "ipv4"
          ? ipaddr.IPv4.networkAddressFromCIDR(text)
          : ipaddr.IPv6.networkAddressFromCIDR(text)
      expect(`${start.toString()}/${bits}`).toBe(`${address.toString()}/${bits}`)
    }
  })
})
