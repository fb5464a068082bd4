import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { RichBlockProps, SpanProps } from "../../../emails/props"
import { richText } from "../../../emails/text/rich-text"
import { fitBlocks } from "../../../emails/view-models/markdown/fit-blocks"
import { readMarkdown } from "../../../emails/view-models/markdown/read-markdown"

const span = (text: string, more: Partial<SpanProps> = {}): SpanProps => ({
  text,
  bold: false,
  italic: false,
  url: "",
  newLine: false,
  ...more,
})

const spansOf = (blocks: readonly RichBlockProps[]) =>
  blocks.flatMap((block) => [
    ...block.spans,
    ...block.items.flatMap((item) => [...item.spans]),
  ])

const outline = (source: string) =>
  readMarkdown(source).flatMap((block) => [
    ...(block.spans.length ? [block.spans.map(({ text }) => text).join("")] : []),
    ...block.items.map(
      ({ marker, nested, spans }) =>
        `${nested ? "  " : ""}${marker} ${spans.map(({ text }) => text).join("")}`
    ),
  ])

describe("readMarkdown", () => {
  it("reads bold, italic, both, links, code and line breaks", () => {
    expect(
      readMarkdown("a **b _c_** [d *e*](https://x.example) `f`\nsame line  \nnext")
    ).toEqual([
      {
        heading: false,
        items: [],
        spans: [
          span("a "),
          span("b ", { bold: true }),
          span("c", { bold: true, italic: true }),
          span(" "),
          span("d ", { url: "https://x.example/" }),
          span("e", { url: "https://x.example/", italic: true }),
          span(" f same line"),
          span("next", { newLine: true }),
        ],
      },
    ])
  })

  it.each<[string, string, string[]]>([
    ["bullets", "- a\n- b", ["• a", "• b"]],
    ["numbers, from where they begin", "3. a\n4. b", ["3. a", "4. b"]],
    ["bullets in numbers", "1. a\n   - b\n2. c", ["1. a", "  – b", "2. c"]],
    ["numbers in numbers", "1. a\n   1. b\n   2. c", ["1. a", "  1.1 b", "  1.2 c"]],
    ["two paragraphs in an entry", "- a\n\n  b", ["• a", " b"]],
    ["a list after its sentence", "For two:\n\n- a", ["For two:", "• a"]],
    ["a heading", "# A\n\nb", ["A", "b"]],
    ["a quote", "> a\n\n> b", ["a", "b"]],
    ["code, line by line", "```\na\nb\n```", ["ab"]],
    ["a table", "| a | b |\n|--|--|\n| 1 | 2 |", ["a · b", "• 1 · 2"]],
    ["a rule and a comment", "a\n\n---\n\nb", ["a", "b"]],
    [
      "a picture as its description",
      "![the *blue* jar](https://x/y.png)",
      ["the blue jar"],
    ],
    ["a picture without one", "![](https://x/y.png)", []],
    ["nothing", " \n\n ", []],
  ])("reads %s", (_case, source, expected) => {
    expect(outline(source)).toEqual(expected)
  })

  it("marks headings and the head of a table", () => {
    expect(readMarkdown("## A\n\nb").map(({ heading }) => heading)).toEqual([true, false])
    expect(readMarkdown("| a |\n|--|\n| 1 |")[0].heading).toBe(true)
  })

  it.each([
    ["[x](javascript:alert(1))", ""],
    ["[x](JaVaScRiPt:alert(1))", ""],
    ["[x](data:text/html,y)", ""],
    ["[x](vbscript:y)", ""],
    ["[x](/relative)", ""],
    ["[x](//host/path)", ""],
    ["[x](<https://a.example/b c>)", "https://a.example/b%20c"],
    ["[x](mailto:a@b.example)", "mailto:a@b.example"],
    ["[x][1]\n\n[1]: javascript:alert(1)", ""],
    ["<javascript:alert(1)>", ""],
  ])("leaves the words of %s and links only to the web and to mail", (source, url) => {
    const spans = spansOf(readMarkdown(source))
    expect(spans.map((one) => one.url)).toEqual([url])
    expect(spans[0].text).not.toBe("")
  })

  it("shows HTML as the text it is", () => {
    expect(outline("<script>alert(1)</script>\n\n<b>x</b> &lt;")).toEqual([
      "<script>alert(1)</script>",
      "<b>x</b> <",
    ])
  })

  it("reads no more than 20,000 characters", () => {
    const text = spansOf(readMarkdown("a ".repeat(30_000))).map((one) => one.text)
    expect(text.join("").length).toBeGreaterThan(19_000)
    expect(text.join("").length).toBeLessThanOrEqual(20_000)
  })

  it.each([
    ["quotes in quotes", "> ".repeat(10_000) + "a"],
    [
      "lists in lists",
      Array.from({ length: 190 }, (_, i) => " ".repeat(i) + "- a").join("\n"),
    ],
    ["brackets that never close", "[".repeat(20_000)],
    ["brackets with addresses", "[a](".repeat(5000)],
    ["stars", "*a **b ".repeat(2800)],
    ["backticks", Array.from({ length: 190 }, (_, i) => "`".repeat(i)).join(" ")],
    ["5,000 entries", "- a\n".repeat(5000)],
    ["a table of 2,000 cells", `|a|b|\n|-|-|\n${"|c|d|\n".repeat(3000)}`],
    [
      "reference definitions",
      Array.from({ length: 900 }, (_, i) => `[a${i}]: https://x.example`).join("\n"),
    ],
    ["entities", "&lt;".repeat(5000)],
  ])("is done with %s within two seconds", (_case, source) => {
    const start = performance.now()
    const { blocks, bytes } = fitBlocks(readMarkdown(source), 10_000)
    expect(performance.now() - start).toBeLessThan(2000)
    expect(bytes).toBeLessThanOrEqual(10_000)
    expect(JSON.stringify(blocks).length).toBeLessThan(60_000)
  })
})

const markdownish = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "# ",
        "- ",
        "1. ",
        "   - ",
        "> ",
        "**",
        "_",
        "`",
        "```\n",
        "\n",
        "\n\n",
        "  \n",
        "[a](https://x.example/?a=1&b=2)",
        "[b](javascript:x)",
        "![c](https://y.example/z.png)",
        "<b>",
        "</script>",
        "| a | b |\n|--|--|\n| c | d |\n",
        "&amp;",
        "\\",
        "---\n",
        "[",
        "]("
      ),
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.lorem({ maxCount: 6 })
    ),
    { maxLength: 60 }
  )
  .map((parts) => parts.join(""))

describe("whatever is written", () => {
  it("becomes display-ready text with harmless links, and no empty piece", () => {
    fc.assert(
      fc.property(markdownish, (source) => {
        const blocks = readMarkdown(source)
        for (const one of spansOf(blocks)) {
          expect(one.url).toMatch(/^$|^https?:\/\/|^mailto:/)
          expect(one.text).not.toBe("")
          expect(one.text).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/)
        }
        for (const block of blocks) {
          expect(block.spans.length + block.items.length).toBeGreaterThan(0)
        }
        expect(richText(blocks)).not.toMatch(/\n{3}/)
      }),
      { numRuns: 400 }
    )
  })

  it("fits the room it is given, is whole when there is enough, and says when it is not", () => {
    fc.assert(
      fc.property(markdownish, fc.integer({ min: 0, max: 12_000 }), (source, budget) => {
        const blocks = readMarkdown(source)
        const whole = fitBlocks(blocks, Number.MAX_SAFE_INTEGER)
        expect(whole).toMatchObject({ blocks, isCut: false })
        const fit = fitBlocks(blocks, budget)
        expect(fit.bytes).toBeLessThanOrEqual(budget)
        expect(fit.isCut).toBe(whole.bytes > budget)
        if (!fit.isCut) {
          expect(fit.blocks).toEqual(blocks)
        }
        const shown = spansOf(fit.blocks)
        const [cut] = shown.slice(-1)
        const wholeText = spansOf(blocks).map(({ text }) => text)
        shown
          .slice(0, -1)
          .forEach(({ text }, index) => expect(text).toBe(wholeText[index]))
        if (cut && cut.text !== wholeText[shown.length - 1]) {
          expect(cut.text.endsWith("…")).toBe(true)
          expect(wholeText[shown.length - 1].startsWith(cut.text.slice(0, -1))).toBe(true)
        }
      }),
      { numRuns: 400 }
    )
  })
})

describe("fitBlocks", () => {
  it("cuts between words, and between characters where there are none", () => {
    const cut = (source: string) => spansOf(fitBlocks(readMarkdown(source), 640).blocks)
    const [words] = cut("Grind the coffee. ".repeat(40))
    expect(words.text).toMatch(/(Grind|the|coffee\.)…$/)
    const [kanji] = cut("抹茶".repeat(400))
    expect(kanji.text).toMatch(/^(抹茶)+抹?…$/)
    const [families] = cut("👩‍👩‍👧‍👦".repeat(100))
    expect(families.text).toMatch(/^(👩‍👩‍👧‍👦)+…$/u)
  })
})

describe("the plain text of a guide", () => {
  it("keeps lists, line breaks and addresses", () => {
    expect(
      richText(
        readMarkdown(
          "Use [our table](https://x.example/brew).\n\n1. a\n   - b\n2. c  \nd\n\n# Next\n\n<https://x.example/brew> or [mail](mailto:a@b.example)"
        )
      )
    ).toBe(
      "Use our table (https://x.example/brew).\n1. a\n   – b\n2. c d\n\nNext\n\nhttps://x.example/brew or mail (a@b.example)"
    )
  })
})
