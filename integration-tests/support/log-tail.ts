import { readFileSync } from "node:fs"

// Medusa colours its log even into a file.
const ansiEscape = new RegExp("\\u001b\\[[0-9;]*m", "g")

/**
 * The last lines of a log file, without colours, stack frames and empty lines,
 * indented for use under a sentence. An unreadable file gives an empty string.
 */
export function logTail(file: string, lines = 12): string {
  return indent(readLines(file).slice(-lines))
}

/** The last errors in a log file, each with its own lines, at most so many lines of all. */
export function logErrors(file: string, lines = 8): string {
  let isError = false
  const errors = readLines(file).filter((line) => {
    // A database error begins with the statement and ends with the reason.
    isError = /^(error|warn|info|debug|http|verbose):/.test(line)
      ? line.startsWith("error:")
      : isError
    return isError
  })
  return indent(errors.slice(-lines))
}

function indent(lines: string[]): string {
  return lines.map((line) => `    ${line.slice(0, 300)}`).join("\n")
}

function readLines(file: string): string[] {
  let content: string
  try {
    content = readFileSync(file, "utf8")
  } catch {
    return []
  }
  return (
    content
      .replace(ansiEscape, "")
      .split(/\r?\n/)
      .flatMap((line) => readable(line).split("\n"))
      // Stack frames point into the machinery and push the reason out of sight.
      .filter((line) => line.trim() !== "" && !/^\s+at /.test(line))
  )
}

// In production Medusa writes one JSON object a line, stack frames and all.
function readable(line: string): string {
  if (!line.startsWith("{")) {
    return line
  }
  try {
    const entry: unknown = JSON.parse(line)
    if (entry !== null && typeof entry === "object" && "message" in entry) {
      return `${"level" in entry ? `${String(entry.level)}: ` : ""}${String(entry.message)}`
    }
  } catch {
    // Not one of those lines.
  }
  return line
}
