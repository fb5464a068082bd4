import { createHash } from "node:crypto"
import { chmodSync, existsSync, mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { isReachable, postgresIdentity } from "../../support/postgres/run-as"

/** The root of the repository, which is the plugin's package. */
export const repoRoot = resolve(__dirname, "..", "..", "..")
/** The store's Medusa project. */
export const appDir = resolve(__dirname, "..")
/** What `medusa build` makes of it. */
export const appBuildDir = join(appDir, ".medusa", "server")
/** What `medusa plugin:build` makes of the plugin. */
export const pluginBuildDir = join(repoRoot, ".medusa", "server")

/**
 * Where the demo keeps its database, inbox and logs: `.data/demo` in the
 * repository. As root, PostgreSQL runs as an unprivileged user; when that user
 * cannot walk to the repository, the data live below /var/tmp under a name made
 * of the repository's path, so the next start finds them again.
 */
export function demoDataDir(): string {
  const preferred = join(repoRoot, ".data", "demo")
  if (isReachable(preferred, postgresIdentity())) {
    return preferred
  }
  const key = createHash("sha256").update(repoRoot).digest("hex").slice(0, 12)
  const root = existsSync("/var/tmp") ? "/var/tmp" : tmpdir()
  return join(root, `post-purchase-demo-${process.getuid?.() ?? 0}-${key}`)
}

/** A new folder for one run, which PostgreSQL's user can enter. */
export function temporaryDataDir(): string {
  const root =
    [tmpdir(), "/var/tmp", "/tmp"].find(
      (folder) => existsSync(folder) && isReachable(folder, postgresIdentity())
    ) ?? tmpdir()
  const directory = mkdtempSync(join(root, "post-purchase-once-"))
  chmodSync(directory, 0o755)
  return directory
}
