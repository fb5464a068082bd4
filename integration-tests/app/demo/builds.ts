import { execFile } from "node:child_process"
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { dirname, join } from "node:path"
import { promisify } from "node:util"
import { Failure, reasonOf } from "../../support/failure"
import { withBuildLock } from "./build-lock"
import type { Cleanup } from "./cleanup"
import { fileTimes, fingerprint } from "./file-times"
import { runMedusa } from "./medusa-cli"
import { appBuildDir, appDir, pluginBuildDir, repoRoot } from "./places"

const pluginSources = ["src", "emails", "package.json", "tsconfig.json"].map((name) =>
  join(repoRoot, name)
)
const pluginStampFile = join(dirname(pluginBuildDir), "build-stamp")
const appStampFile = join(dirname(appBuildDir), "build-stamp")

/** Whether the plugin's build is there, complete and made of the sources that are there now. */
export function isPluginBuilt(): boolean {
  const built = fileTimes(pluginBuildDir)
  if (
    built.length === 0 ||
    !existsSync(join(pluginBuildDir, "src", "admin", "index.mjs"))
  ) {
    return false
  }
  if (
    existsSync(pluginStampFile) &&
    Math.max(...built) <= statSync(pluginStampFile).mtimeMs
  ) {
    return readFileSync(pluginStampFile, "utf8") === fingerprint(pluginSources)
  }
  // Somebody else has built it since, for example `npm run build`. Its failure
  // would leave files too; that is for whoever has run it to see.
  return Math.min(...built) > Math.max(...pluginSources.flatMap(fileTimes))
}

/** Builds the plugin as it would be published (about 10 seconds), unless another process just has. */
export async function buildPlugin(logDir: string, cleanup: Cleanup): Promise<void> {
  await withBuildLock(async () => {
    if (!isPluginBuilt()) {
      await runPluginBuild(logDir, cleanup)
    }
  })
}

async function runPluginBuild(logDir: string, cleanup: Cleanup): Promise<void> {
  makeWritable(dirname(pluginBuildDir))
  // A build with type errors writes its output all the same: until it is known
  // to have succeeded, the stamp matches nothing and is newer than all of it.
  writeFileSync(pluginStampFile, "failed")
  const stamp = fingerprint(pluginSources)
  try {
    await runMedusa(
      ["plugin:build"],
      { cwd: repoRoot, logFile: join(logDir, "plugin-build.log") },
      cleanup,
      "The plugin does not build"
    )
    // As `npm run build` does after it.
    await promisify(execFile)(process.execPath, [
      join(repoRoot, "src", "analysis", "packaging", "bundle.mjs"),
    ])
  } catch (error) {
    writeFileSync(pluginStampFile, "failed")
    throw error
  }
  writeFileSync(pluginStampFile, stamp)
}

/** Whether the store's build, its admin above all, was made of the sources that are there now. */
export function isAppBuilt(): boolean {
  return (
    existsSync(join(appBuildDir, "public", "admin", "index.html")) &&
    existsSync(appStampFile) &&
    readFileSync(appStampFile, "utf8") === appStamp()
  )
}

/** Builds the store with its admin (about 30 seconds), unless another process just has. */
export async function buildApp(logDir: string, cleanup: Cleanup): Promise<void> {
  await withBuildLock(async () => {
    if (!isAppBuilt()) {
      await runAppBuild(logDir, cleanup)
    }
  })
}

async function runAppBuild(logDir: string, cleanup: Cleanup): Promise<void> {
  makeWritable(dirname(appBuildDir))
  rmSync(appStampFile, { force: true })
  const stamp = appStamp()
  await runMedusa(
    ["build", "--no-lint"],
    {
      cwd: appDir,
      logFile: join(logDir, "app-build.log"),
      env: { NODE_ENV: "production" },
    },
    cleanup,
    "The store's admin does not build"
  )
  writeFileSync(appStampFile, stamp)
}

function appStamp(): string {
  const own = ["medusa-config.ts", "package.json", "tsconfig.json", "src"].map((name) =>
    join(appDir, name)
  )
  // The admin holds the plugin's pages: a new build of those is a new admin.
  return fingerprint([...own, join(pluginBuildDir, "src", "admin")], [medusaVersion()])
}

/** The installed version of Medusa. */
export function medusaVersion(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(require.resolve("@medusajs/medusa/package.json"), "utf8")
  )
  return manifest !== null && typeof manifest === "object" && "version" in manifest
    ? String(manifest.version)
    : "unknown"
}

function makeWritable(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true })
    accessSync(directory, constants.W_OK)
  } catch (error) {
    throw new Failure(
      `A build has to be written to ${directory}, which fails (${reasonOf(error)}): ` +
        "make the repository writable for you, or run as its owner."
    )
  }
}
