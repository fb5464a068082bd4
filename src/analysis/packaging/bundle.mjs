/**
 * Makes one ES module of the analysis, without imports or side effects and with its names and
 * lines kept, for bundlers, browsers and notebooks:
 * `node src/analysis/packaging/bundle.mjs [outfile]`.
 */
import { readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"

const here = dirname(fileURLToPath(import.meta.url))
const library = join(
  dirname(fileURLToPath(import.meta.resolve("simple-statistics"))),
  ".."
)

/**
 * The one file that simple-statistics publishes fills a table while it loads, which would stay in
 * every bundle. Its sources do so in files that nothing here needs.
 */
const librarySources = {
  name: "simple-statistics, file by file",
  setup({ onResolve }) {
    onResolve({ filter: /^simple-statistics$/ }, () => ({
      path: join(library, "index.js"),
      sideEffects: false,
    }))
    onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir }) =>
      resolveDir.startsWith(library)
        ? { path: join(resolveDir, path), sideEffects: false }
        : undefined
    )
  },
}

const outfile =
  process.argv[2] ?? join(here, "../../../.medusa/server/src/analysis/analysis.mjs")

const licence = readFileSync(join(library, "LICENSE"), "utf8").trim()

await build({
  entryPoints: [join(here, "../index.ts")],
  outfile,
  allowOverwrite: true,
  bundle: true,
  format: "esm",
  platform: "neutral",
  target: "es2022",
  charset: "utf8",
  // Works out constants like 1 / 12: with the division in them they would stay in every bundle.
  minifySyntax: true,
  plugins: [librarySources],
  footer: { js: `/*\nParts are of simple-statistics:\n\n${licence}\n*/` },
})
