import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { join, relative } from "node:path"
import { repoRoot } from "./places"

/** When each file at or below a path was written; empty when there is none. */
export function fileTimes(path: string): number[] {
  return filesBelow(path).map((file) => statSync(file).mtimeMs)
}

/** A short name for the names and contents of all files below these paths. */
export function fingerprint(paths: string[], extra: string[] = []): string {
  const hash = createHash("sha256")
  for (const file of paths.flatMap(filesBelow).sort()) {
    hash
      .update(relative(repoRoot, file))
      .update("\0")
      .update(readFileSync(file))
      .update("\0")
  }
  extra.forEach((value) => hash.update(value).update("\0"))
  return hash.digest("hex").slice(0, 16)
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) {
    return []
  }
  if (!statSync(path).isDirectory()) {
    return [path]
  }
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name)))
}
