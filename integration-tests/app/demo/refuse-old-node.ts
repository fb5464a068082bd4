// Ends the process with one sentence on a Node that Medusa does not run on, as
// soon as this file is imported.
const version = process.versions.node
const [major = 0, minor = 0] = version.split(".").map(Number)

if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22)) {
  console.error(
    `This is Node ${version}, and Medusa needs 20.19 or newer, or 22.12 or newer: ` +
      "install one of those (for example by: nvm install 22) and start again."
  )
  process.exit(1)
}
