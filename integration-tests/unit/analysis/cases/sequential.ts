import type { FunctionCases } from "./function-case"

export const sequential: FunctionCases = {}
