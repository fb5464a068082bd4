const BENCHMARKS = ["dispatch", "crash", "ingest", "analysis"]

/** `npm run bench <name>`: runs one benchmark. */
function main(): void {
  const [name] = process.argv.slice(2)
  if (!BENCHMARKS.includes(name)) {
    console.error(
      `Say which benchmark: npm run bench ${BENCHMARKS.join(" | npm run bench ")}.`
    )
    process.exitCode = 1
    return
  }
  require(`./${name}`)
}

main()
