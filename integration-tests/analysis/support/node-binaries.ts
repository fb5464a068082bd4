import { spawnSync } from "node:child_process"
import { delimiter } from "node:path"

const OWN = majorOf(process.version)

/**
 * Where a major version of Node is: this one, one of those that `POST_PURCHASE_NODES` lists, or
 * else what npm's package `node` holds, which npm keeps in its cache.
 */
export function nodeBinary(major: number): string {
  if (major === OWN) {
    return process.execPath
  }
  const listed = process.env.POST_PURCHASE_NODES
  if (listed) {
    const found = listed.split(delimiter).find((binary) => versionOf(binary) === major)
    if (!found) {
      throw new Error(`POST_PURCHASE_NODES lists no Node ${major}: ${listed}`)
    }
    return found
  }
  const { status, stdout, stderr } = spawnSync(
    "npx",
    [
      ...["--yes", "--prefer-offline", "--package", `node@${major}`],
      ...["--", "node", "--print", "process.execPath"],
    ],
    { encoding: "utf8" }
  )
  if (status !== 0) {
    throw new Error(
      `npm cannot fetch Node ${major}. Let this machine reach the npm registry, or name other ` +
        `binaries: POST_PURCHASE_NODES=/path/to/node22${delimiter}/path/to/node24. npx says:\n${stderr}`
    )
  }
  return stdout.trim()
}

/** The major version that a version of Node begins with: 22 of `v22.12.0`. */
export function majorOf(version: string): number {
  return Number(/^v(\d+)\./.exec(version)?.[1])
}

function versionOf(binary: string): number {
  return majorOf(spawnSync(binary, ["--version"], { encoding: "utf8" }).stdout ?? "")
}
