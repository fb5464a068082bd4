/**
 * Groups the reference by the folders of src/analysis, in the order of the index, and lists the
 * groups at its top. A type that several folders use stands with the folder that declares it.
 */
import { basename, dirname } from "node:path"
import { Converter, ReflectionGroup, ReflectionKind } from "typedoc"
import { MarkdownPageEvent } from "typedoc-plugin-markdown"

/** Of folders that their name does not say enough of. */
const titles = {
  nps: "Net Promoter Score",
  power: "Power and sample size",
  means: "Means and ranks",
  multiplicity: "Many comparisons and sample ratio",
  ratios: "Ratio metrics, revenue and CUPED",
  survival: "Survival",
  purchases: "Purchases to come",
  orders: "Orders, intervals and cohorts",
  inference: "What tests have in common",
  distributions: "Distributions and special functions",
  numbers: "Distributions and special functions",
}

const titleOf = (folder) =>
  titles[folder] ?? folder[0].toUpperCase() + folder.slice(1).replaceAll("-", " ")

const anchorOf = (title) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, "")
    .replaceAll(" ", "-")

/** @param {import("typedoc").Application} app */
export function load(app) {
  app.converter.on(
    Converter.EVENT_RESOLVE_END,
    (context) => {
      const { project } = context
      const groups = new Map()
      // Numbered as they are read, which is the order of the index; types after functions.
      const reflections = project.children.toSorted(
        (a, b) =>
          Number(b.kindOf(ReflectionKind.Function)) -
            Number(a.kindOf(ReflectionKind.Function)) || a.id - b.id
      )
      for (const reflection of reflections) {
        const [declaration] = context.getSymbolFromReflection(reflection).declarations
        const title = titleOf(basename(dirname(declaration.getSourceFile().fileName)))
        groups.set(title, [...(groups.get(title) ?? []), reflection])
      }
      project.groups = [...groups].map(([title, children]) =>
        Object.assign(new ReflectionGroup(title, project), { children })
      )
    },
    -1000
  )
  app.renderer.on(MarkdownPageEvent.END, (page) => {
    const titles = page.contents.match(/(?<=^## ).+$/gm) ?? []
    const contents = titles.map((title) => `- [${title}](#${anchorOf(title)})`).join("\n")
    page.contents = page.contents
      .replace("\n## ", `\n${contents}\n\n## `)
      // Numbered throughout: a new property would change all that follow.
      .replace(/<a id="property-[^"]*"><\/a> /g, "")
  })
}
