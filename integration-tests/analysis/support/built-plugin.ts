import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { buildPlugin } from "../../app/demo/builds"
import { createCleanup } from "../../app/demo/cleanup"

/** Builds the plugin, unless what is built is of the sources that are there now. */
export async function ensureBuiltPlugin(): Promise<void> {
  const logs = mkdtempSync(join(tmpdir(), "analysis-build-"))
  const cleanup = createCleanup()
  cleanup.add(() => rmSync(logs, { recursive: true }))
  await buildPlugin(logs, cleanup).finally(() => cleanup.run())
}
