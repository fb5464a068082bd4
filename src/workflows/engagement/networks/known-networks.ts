/**
 * Networks whose visits say little about a person.
 *
 * As of 2026-11-22. Scanners: the ranges that the vendors publish for their customers' allow
 * lists and SPF records, and 40.94.0.0/16, which Safe Links is seen to fetch from. Google:
 * goog.json without cloud.json. Apple: its own 17.0.0.0/8, and the blocks that hold the egress
 * ranges of mask-api.icloud.com. Clouds: the large blocks of ip-ranges.json, ServiceTags and
 * cloud.json, coarse on purpose: what comes from there is only ever `unknown`.
 *
 * Left out, because people's own browsing comes from them: web gateways (Cisco Umbrella,
 * Zscaler, Forcepoint). A visit from a range that is missing here is judged by what it does.
 */
export const NetworkKind = {
  /** Reads mail for somebody's protection, and follows its links. */
  SCANNER: "scanner",
  /** Fetches pictures for a person who opens a mail, or ahead of it: nobody can tell. */
  IMAGE_PROXY: "image-proxy",
  /** Hides people's addresses; Mail Privacy Protection fetches from there too. */
  RELAY: "relay",
  /** Rented machines: scanners, and the odd company whose people browse through one. */
  CLOUD: "cloud",
} as const
export type NetworkKind = (typeof NetworkKind)[keyof typeof NetworkKind]

/** A network under its name, with its ranges. The first that holds an address names it. */
export type KnownNetwork = { name: string; kind: NetworkKind; ranges: string }

export const KNOWN_NETWORKS: readonly KnownNetwork[] = [
  {
    name: "microsoft-defender",
    kind: NetworkKind.SCANNER,
    ranges: `40.92.0.0/15 40.94.0.0/16 40.107.0.0/16 52.100.0.0/14 104.47.0.0/17
      2a01:111:f400::/48 2a01:111:f403::/48`,
  },
  {
    name: "proofpoint",
    kind: NetworkKind.SCANNER,
    ranges: `62.209.50.0/23 66.159.224.0/19 67.231.144.0/20 91.207.212.0/23 91.209.104.0/24
      148.163.128.0/19 185.132.180.0/22 185.183.28.0/22 205.220.160.0/19 208.83.136.0/21`,
  },
  {
    name: "mimecast",
    kind: NetworkKind.SCANNER,
    ranges: `63.128.21.0/24 91.220.42.0/24 103.13.69.0/24 124.47.150.0/24 146.101.78.0/24
      170.10.128.0/20 185.58.84.0/22 194.104.108.0/22 195.130.217.0/24 205.139.110.0/23
      207.82.80.0/24 207.211.30.0/23 213.167.75.0/24 213.167.81.0/24`,
  },
  {
    name: "barracuda",
    kind: NetworkKind.SCANNER,
    ranges: `3.24.133.128/25 15.222.16.128/25 18.133.136.128/26 18.184.203.224/27
      18.185.115.192/26 35.157.190.224/27 35.176.92.96/27 64.235.144.0/20 209.222.80.0/21`,
  },
  {
    name: "cisco-secure-email",
    kind: NetworkKind.SCANNER,
    ranges: `68.232.128.0/19 139.138.32.0/19 184.94.240.0/20 207.54.64.0/19 208.90.56.0/21
      216.71.128.0/19`,
  },
  {
    name: "trend-micro",
    kind: NetworkKind.SCANNER,
    ranges: "150.70.0.0/16 216.104.0.0/19",
  },
  {
    name: "symantec-email",
    kind: NetworkKind.SCANNER,
    ranges: `46.226.48.0/21 67.219.240.0/20 85.158.136.0/21 95.131.104.0/21 103.9.96.0/22
      117.120.16.0/21 193.109.254.0/23 194.106.220.0/23 195.245.230.0/23 216.82.240.0/20`,
  },
  {
    name: "googlebot",
    kind: NetworkKind.SCANNER,
    ranges: "66.249.64.0/20",
  },
  {
    name: "google-proxy",
    kind: NetworkKind.IMAGE_PROXY,
    ranges: `64.233.160.0/19 66.102.0.0/20 66.249.80.0/20 72.14.192.0/18 74.125.0.0/16
      108.177.0.0/17 142.250.0.0/15 172.217.0.0/16 172.253.0.0/16 173.194.0.0/16
      192.178.0.0/15 209.85.128.0/17 216.58.192.0/19 2001:4860::/32 2404:6800::/32
      2607:f8b0::/32 2a00:1450::/32`,
  },
  {
    name: "apple",
    kind: NetworkKind.RELAY,
    ranges: "17.0.0.0/8 2620:149::/36",
  },
  {
    name: "apple-private-relay",
    kind: NetworkKind.RELAY,
    ranges: `104.28.0.0/16 140.248.0.0/16 146.75.128.0/17 172.224.0.0/14 2606:54c0::/32
      2a02:26f7::/32 2a04:4e41::/32 2a09:bac0::/29`,
  },
  {
    name: "aws",
    kind: NetworkKind.CLOUD,
    ranges: `3.0.0.0/8 13.32.0.0/12 13.48.0.0/13 13.56.0.0/14 13.112.0.0/14 13.124.0.0/14
      13.208.0.0/12 13.224.0.0/12 13.244.0.0/14 13.248.0.0/14 15.152.0.0/13 15.160.0.0/13
      15.168.0.0/16 15.184.0.0/14 15.188.0.0/16 15.206.0.0/15 15.220.0.0/14 15.228.0.0/15
      15.236.0.0/15 18.64.0.0/10 18.128.0.0/9 34.192.0.0/10 35.72.0.0/13 35.80.0.0/12
      35.152.0.0/13 35.160.0.0/12 35.176.0.0/13 44.192.0.0/10 46.51.128.0/17 46.137.0.0/16
      50.16.0.0/14 50.112.0.0/16 52.0.0.0/11 52.32.0.0/11 52.64.0.0/12 52.80.0.0/12
      52.192.0.0/11 54.64.0.0/10 54.144.0.0/12 54.160.0.0/11 54.192.0.0/10 63.32.0.0/14
      65.0.0.0/14 75.101.128.0/17 79.125.0.0/17 99.77.0.0/16 99.79.0.0/16 99.80.0.0/13
      107.20.0.0/14 174.129.0.0/16 175.41.128.0/17 176.32.64.0/18 176.34.0.0/16
      177.71.128.0/17 184.72.0.0/15 184.169.128.0/17 204.236.128.0/17 2406:da00::/24
      2600:1f00::/24 2a05:d000::/24`,
  },
  {
    name: "azure",
    kind: NetworkKind.CLOUD,
    ranges: `4.144.0.0/12 4.160.0.0/11 4.192.0.0/10 13.64.0.0/11 13.96.0.0/13 13.104.0.0/14
      20.0.0.0/8 23.96.0.0/13 40.64.0.0/10 51.103.0.0/16 51.104.0.0/15 51.107.0.0/16
      51.116.0.0/16 51.120.0.0/16 51.124.0.0/16 51.132.0.0/16 51.136.0.0/15 51.138.0.0/16
      51.140.0.0/14 51.144.0.0/15 52.96.0.0/12 52.112.0.0/14 52.120.0.0/14 52.136.0.0/13
      52.146.0.0/15 52.148.0.0/14 52.152.0.0/13 52.160.0.0/11 52.224.0.0/11 65.52.0.0/14
      70.37.0.0/16 102.133.0.0/16 104.40.0.0/13 104.208.0.0/13 137.116.0.0/15
      137.135.0.0/16 138.91.0.0/16 168.61.0.0/16 168.62.0.0/15 172.128.0.0/10
      191.232.0.0/13 2603:1000::/24`,
  },
  {
    name: "google-cloud",
    kind: NetworkKind.CLOUD,
    ranges: `8.34.208.0/20 8.35.192.0/20 23.236.48.0/20 23.251.128.0/19 34.0.0.0/13
      34.8.0.0/13 34.16.0.0/12 34.32.0.0/11 34.64.0.0/10 34.128.0.0/10 35.184.0.0/13
      35.192.0.0/12 35.208.0.0/12 35.224.0.0/12 35.240.0.0/13 104.154.0.0/15 104.196.0.0/14
      107.167.160.0/19 107.178.192.0/18 108.59.80.0/20 130.211.0.0/16 136.64.0.0/11
      136.112.0.0/13 146.148.0.0/17 162.222.176.0/21 173.255.112.0/20 199.223.232.0/21
      2600:1900::/28`,
  },
]
