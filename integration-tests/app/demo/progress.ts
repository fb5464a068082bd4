import type { Cleanup } from "./cleanup"

const width = 62

/**
 * Prints steps as they are done, each on a line with the time it took. On a
 * terminal the running step is shown too, and replaced when it is done.
 */
export interface Progress {
  heading(text: string): void
  /** Runs one step. The line says `title`, or what `describe` makes of the result. */
  step<T>(
    title: string,
    work: () => Promise<T>,
    describe?: (result: T) => string
  ): Promise<T>
  line(text: string): void
  /** Two columns; an empty name continues the row above. */
  table(rows: [name: string, value: string][]): void
}

/** @param cleanup - once it runs, no further step begins or ends */
export function createProgress(
  cleanup: Pick<Cleanup, "isRunning">,
  stream: NodeJS.WriteStream = process.stdout
): Progress {
  const isTerminal = stream.isTTY === true
  const paint = painter(isTerminal && process.env.NO_COLOR === undefined)
  const print = (text: string) => void stream.write(`${text}\n`)
  const clear = () => {
    if (isTerminal) {
      stream.write("\r\u001b[2K")
    }
  }
  // The process is about to end: whoever waits here waits for nothing else.
  const haltWhenStopping = async () => {
    if (cleanup.isRunning()) {
      await new Promise(() => undefined)
    }
  }
  return {
    heading: (text) => print(`\n${paint("bold", text)}`),
    line: (text) => print(text),
    table: (rows) =>
      rows.forEach(([name, value]) =>
        print(`  ${paint("dim", name.padEnd(12))}${value}`)
      ),
    step: async (title, work, describe) => {
      await haltWhenStopping()
      const start = Date.now()
      if (isTerminal) {
        stream.write(`  ${paint("dim", "…")} ${title}`)
      }
      try {
        const result = await work()
        await haltWhenStopping()
        clear()
        const text = describe?.(result) ?? title
        print(
          `  ${paint("green", "✓")} ${text.padEnd(width)} ${paint("dim", seconds(start))}`
        )
        return result
      } catch (error) {
        await haltWhenStopping()
        clear()
        print(
          `  ${paint("red", "✗")} ${title.padEnd(width)} ${paint("dim", seconds(start))}`
        )
        throw error
      }
    },
  }
}

function seconds(start: number): string {
  return `${((Date.now() - start) / 1000).toFixed(1)} s`.padStart(7)
}

const codes = { bold: 1, dim: 2, red: 31, green: 32 } as const

function painter(isOn: boolean): (colour: keyof typeof codes, text: string) => string {
  return (colour, text) => (isOn ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text)
}
