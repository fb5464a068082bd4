// First, before anything else is loaded: on an old Node an import may be what fails.
import "./demo/refuse-old-node"
import { run } from "./demo/run"

void run(process.argv.slice(2))
