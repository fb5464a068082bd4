import { registerFlow } from "medusa-plugin-post-purchase/flows"
import { bagReturnFlow } from "../post-purchase/bag-return/bag-return-flow"

// Medusa loads this folder at boot, in every process: that is all a flow of one's own takes.
registerFlow(bagReturnFlow)
