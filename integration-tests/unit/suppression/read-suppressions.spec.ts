import { describe, expect, it } from "vitest"
import { readSuppressions } from "../../../src/workflows/suppression/read-suppressions"

const now = new Date("2026-11-22T12:00:00Z")
const read = (csv: string) => readSuppressions(csv, now)
const emails = async (csv: string) => (await read(csv)).rows.map(({ email }) => email)

describe("reading a list of suppressions", () => {
  it("reads all columns", async () => {
    expect(
      await read(
        "email,reason,detail,suppressed_at\n" +
          'Mara@Example.com,complaint,"said ""stop"", twice",2026-03-12T14:05:00+01:00\n'
      )
    ).toEqual({
      rows: [
        {
          email: "mara@example.com",
          email_hash: null,
          reason: "complaint",
          detail: 'said "stop", twice',
          suppressed_at: new Date("2026-03-12T13:05:00Z"),
        },
      ],
      refused: [],
    })
  })

  it.each([
    ["a byte order mark", "\uFEFFemail\na@x.de\nb@x.de"],
    ["Windows line ends", "email\r\na@x.de\r\nb@x.de\r\n"],
    ["old line ends", "email\ra@x.de\rb@x.de"],
    ["mixed line ends", "email\r\na@x.de\nb@x.de\r"],
    ["semicolons", "email;reason\r\na@x.de;manual\r\nb@x.de;manual"],
    ["tabs", "email\treason\na@x.de\tmanual\nb@x.de\tmanual"],
    ["what Excel says of itself", "sep=;\r\nemail;reason\r\na@x.de;manual\r\nb@x.de;"],
    ["quoted cells", '"email","reason"\n"a@x.de","manual"\n" b@x.de ",manual'],
    ["capitals in the head", "REASON;E-Mail\nmanual;a@x.de\nmanual;b@x.de"],
    ["spaces around cells", " email , reason \n a@x.de , manual \n b@x.de , "],
    ["other columns", "name,email,opens\nA,a@x.de,1\nB,b@x.de,2"],
    ["no head", "a@x.de\nb@x.de"],
    ["no head and a separator at the end", "a@x.de;\r\nb@x.de;\r\n"],
    ["empty lines", "\n\nemail\n\na@x.de\n\n\nb@x.de\n\n"],
    ["rows that are too short or too long", "email,reason\na@x.de\nb@x.de,manual,x,y"],
  ])("reads a file with %s", async (_, csv) => {
    expect((await read(csv)).refused).toEqual([])
    expect(await emails(csv)).toEqual(["a@x.de", "b@x.de"])
  })

  it("keeps commas of a file that is separated by semicolons", async () => {
    const { rows } = await read("email;detail\na@x.de;called, twice, and wrote")
    expect(rows[0].detail).toBe("called, twice, and wrote")
  })

  it("writes every address in the one spelling", async () => {
    expect(
      await emails("MARA+Shop@Example.COM.\nzoë@BÜCHER.example\n mara@example.com \n")
    ).toEqual(["mara+shop@example.com", "zoë@xn--bcher-kva.example", "mara@example.com"])
  })

  it("takes the good rows and names the bad ones as a spreadsheet counts them", async () => {
    const { rows, refused } = await read(
      [
        "email,reason,detail,suppressed_at",
        "good@x.de,complaint,,",
        "nobody,complaint,,",
        ",manual,,",
        "a@x.de,angry,,",
        "b@x.de,manual,,12.03.2026",
        "c@x.de,manual,,2026-02-30",
        "d@x.de,manual,,2027-01-01",
        '"e@x.de",manual,"two\nlines",2026-02-28',
        "two@x.de manual,,,",
      ].join("\n")
    )
    expect(rows.map(({ email }) => email)).toEqual(["good@x.de", "e@x.de"])
    expect(refused.map(({ row, value }) => [row, value])).toEqual([
      [3, "nobody"],
      [4, ""],
      [5, "a@x.de"],
      [6, "b@x.de"],
      [7, "c@x.de"],
      [8, "d@x.de"],
      [10, "two@x.de manual"],
    ])
    expect(refused.map(({ problem }) => problem)).toEqual([
      "that is not an e-mail address",
      "there is no address",
      'the reason "angry" is not one of hard-bounce, soft-bounces, complaint, unsubscribe, manual',
      "suppressed_at is not a moment like 2026-03-12 or 2026-03-12T14:05:00Z",
      "suppressed_at is not a moment like 2026-03-12 or 2026-03-12T14:05:00Z",
      "suppressed_at lies in the future",
      "that is not an e-mail address",
    ])
  })

  it("does not take columns without names for addresses", async () => {
    expect((await read("a@x.de;hard-bounce\nb@x.de;complaint\nc@x.de")).refused).toEqual([
      {
        row: 1,
        value: "a@x.de",
        problem: "several columns need a first row with their names, one of them email",
      },
      {
        row: 2,
        value: "b@x.de",
        problem: "several columns need a first row with their names, one of them email",
      },
    ])
  })

  it.each([
    ["a quote in the middle", 'em"il@x.de,x', 3],
    ["a quoted part", '"em"il@x.de,x', 3],
    ["a quote that is never closed", '"open@x.de,x', 3],
  ])("loses one row to %s, and not its neighbours", async (_, bad, row) => {
    const { rows, refused } = await read(
      `email,detail\na@x.de,1\n${bad}\nb@x.de,"2\n3"\n"c@x.de",4\n`
    )
    expect(rows.map(({ email, detail }) => `${email} ${detail}`)).toEqual([
      "a@x.de 1",
      "b@x.de 2\n3",
      "c@x.de 4",
    ])
    expect(refused).toEqual([
      { row, value: bad, problem: "its quotes are not in pairs around a whole cell" },
    ])
  })

  it("never takes the rest of a broken line for an address", async () => {
    const long = `"${"jazz@x.de\n".repeat(40_000)}`
    const { rows } = await read(`email\n${long}`)
    expect(new Set(rows.map(({ email }) => email))).toEqual(new Set(["jazz@x.de"]))
  })

  it.each([
    ["addresses", "a@x.de\n"],
    ["empty lines", "\n"],
    ["quotes", '"\n'],
    ["quoted cells and a broken one", '"a@x.de","x"y\n"b@x.de"\n'],
  ])("refuses a file of 5 MB of %s before it has read it all", async (_, line) => {
    await expect(
      read(line.repeat(Math.ceil((5 * 1024 * 1024) / line.length)))
    ).rejects.toThrow("csv: the file has more than 50000 rows")
  })

  it("takes 50,000 rows and a head, and not one more", async () => {
    const rows = (count: number) =>
      `email\n${Array.from({ length: count }, (_, i) => `p${i}@x.de`).join("\n")}`
    expect((await read(rows(50_000))).rows).toHaveLength(50_000)
    await expect(read(rows(50_001))).rejects.toThrow("more than 50000 rows")
  })

  it("shows no more of a bad cell than a screen does", async () => {
    const { refused } = await read(`email\n${"x".repeat(100_000)}`)
    expect(refused[0].value).toHaveLength(200)
  })

  it("keeps what looks like a formula as the text it is", async () => {
    const { rows, refused } = await read(
      "email,detail\n'+tag@x.de,'=1+1\n=HYPERLINK(x),1\n-dash@x.de,''=x\n'quote@x.de,it's"
    )
    expect(rows.map(({ email, detail }) => [email, detail])).toEqual([
      ["+tag@x.de", "=1+1"],
      ["-dash@x.de", "'=x"],
      ["'quote@x.de", "it's"],
    ])
    expect(refused).toMatchObject([{ row: 3, value: "=HYPERLINK(x)" }])
  })

  it("reads people who were erased by their hash", async () => {
    const hash = "ab".repeat(32)
    const { rows, refused } = await read(
      `email,email_hash,reason\n,${hash.toUpperCase()},complaint\n,zz,manual\na@x.de,${hash},manual`
    )
    expect(rows).toMatchObject([
      { email: null, email_hash: hash, reason: "complaint" },
      // An address is worth more than a hash that some other store may have made.
      { email: "a@x.de", email_hash: null },
    ])
    expect(refused).toMatchObject([{ row: 3, problem: "there is no address" }])
  })

  it.each([
    ["2026-03-12", "2026-03-12T00:00:00.000Z"],
    ["2026-03-12 14:05", "2026-03-12T14:05:00.000Z"],
    ["2026-03-12T14:05:06.789Z", "2026-03-12T14:05:06.789Z"],
    ["2026-03-12T14:05:06-0500", "2026-03-12T19:05:06.000Z"],
    ["2024-02-29", "2024-02-29T00:00:00.000Z"],
  ])("reads the moment %s", async (text, expected) => {
    const { rows } = await read(`email,suppressed_at\na@x.de,${text}`)
    expect(rows[0].suppressed_at?.toISOString()).toBe(expected)
  })

  it.each(["", "\n\n", "email", "email,reason\n"])("finds nothing in %j", async (csv) => {
    expect(await read(csv)).toEqual({ rows: [], refused: [] })
  })
})
