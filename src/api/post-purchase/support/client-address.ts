import type { MedusaRequest } from "@medusajs/framework/http"
import ipaddr from "ipaddr.js"

const WITH_PORT = /^(?:\[([^\]]+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$/

/**
 * The visitor's address. Medusa trusts one proxy, so it is the last entry of `X-Forwarded-For`,
 * which is whatever was written there: null when that is no address.
 */
export function clientAddress(req: Pick<MedusaRequest, "ip">): string | null {
  const [, bracketed, withoutPort] = WITH_PORT.exec(req.ip ?? "") ?? []
  const text = bracketed ?? withoutPort ?? req.ip ?? ""
  return ipaddr.isValid(text) ? ipaddr.process(text).toString() : null
}

/** What is limited together: an IPv4 address, or the /64 of IPv6 that one household has. */
export function addressKey(address: string | null): string {
  if (!address || ipaddr.parse(address).kind() === "ipv4") {
    return address ?? "unknown"
  }
  return ipaddr.parse(address).toByteArray().slice(0, 8).join(".")
}
