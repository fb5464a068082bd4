import { describe, expect, it } from "vitest"
import { DEFAULT_BRAND } from "../../../emails/brand"
import { compileTemplate } from "../../../emails/compile/compile-template"
import { Each } from "../../../emails/compile/each"
import { RawJson } from "../../../emails/compile/raw-json"
import { Unless, When } from "../../../emails/compile/when"
import { defineTemplate } from "../../../emails/define-template"

const design = { brand: DEFAULT_BRAND, lang: "en", dir: "ltr" } as const
const body = (html: string) => html.replace(/^<!DOCTYPE[^>]*>/, "")

type ShelfProps = {
  owner: string
  open: boolean
  shelves: { name: string; books: { title: string }[] }[]
  tags: string[]
  data: string
}

const shelf = defineTemplate<ShelfProps>({
  key: "shelf",
  component: (props) => (
    <div title={props.owner}>
      <When test={props.open}>
        <b>{props.owner}</b>
      </When>
      <Unless test={props.open}>closed</Unless>
      <Each list={props.shelves}>
        {(one) => (
          <ul>
            <Each list={one.books}>
              {(book) => (
                <li>
                  {book.title}, {one.name}, {props.owner}
                </li>
              )}
            </Each>
          </ul>
        )}
      </Each>
      <Each list={props.tags}>{(tag) => <i>{tag}</i>}</Each>
      <RawJson json={props.data} />
    </div>
  ),
  sample: {
    owner: "Ada",
    open: true,
    shelves: [{ name: "top", books: [{ title: "Notes" }] }],
    tags: ["a"],
    data: "{}",
  },
  subject: (props) => props.owner,
  text: (props) => props.owner,
})

describe("compileTemplate", () => {
  it("keeps lists in lists, strings in lists, both branches, and JSON apart from HTML", () => {
    const fill = compileTemplate(shelf, design)
    expect(
      body(
        fill({
          owner: "<Ada>",
          open: false,
          shelves: [
            { name: "A", books: [{ title: "1" }, { title: "2" }] },
            { name: "B", books: [] },
          ],
          tags: ["x", "y&"],
          data: '{"a":"</script>"}',
        })
      )
    ).toBe(
      '<div title="&lt;Ada&gt;">closed<ul><li>1, A, &lt;Ada&gt;</li><li>2, A, &lt;Ada&gt;</li></ul><ul></ul><i>x</i><i>y&amp;</i><script type="application/ld+json">{"a":"\\u003c/script\\u003e"}</script></div>'
    )
  })

  it("refuses a template that decides something in JavaScript", () => {
    const cheating = defineTemplate<{ name: string }>({
      key: "cheating",
      component: (props) => <p>{props.name ? props.name : "nobody"}</p>,
      sample: { name: "Ada" },
      subject: () => "",
      text: () => "",
    })
    expect(() => compileTemplate(cheating, design)).toThrow(
      /template cheating compiles to something else than it renders/
    )
  })

  it("refuses a template that maps over a list itself", () => {
    const mapping = defineTemplate<{ names: string[] }>({
      key: "mapping",
      component: (props) => <p>{props.names.map((name) => name)}</p>,
      sample: { names: ["Ada", "Grace"] },
      subject: () => "",
      text: () => "",
    })
    expect(() => compileTemplate(mapping, design)).toThrow(/template mapping compiles/)
  })

  it("asks for an element in every list of a sample", () => {
    const empty = { ...shelf, sample: { ...shelf.sample, tags: [] } }
    expect(() => compileTemplate(empty, design)).toThrow(/sample\.tags is an empty list/)
  })

  it("prints nothing for a value that is missing after all", () => {
    const fill: (props: object) => string = compileTemplate(
      defineTemplate<object>({
        ...shelf,
        component: () => <p />,
        sample: shelf.sample,
        subject: () => "",
        text: () => "",
      }),
      design
    )
    expect(body(fill({}))).toBe("<p></p>")
    const real = compileTemplate(shelf, design)
    const partial: Partial<ShelfProps> = { open: true }
    expect(body(real({ ...shelf.sample, ...partial, owner: "" }))).toContain("<b></b>")
  })
})
