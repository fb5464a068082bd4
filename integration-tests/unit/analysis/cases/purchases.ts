import type { FunctionCases } from "./function-case"

export const purchases: FunctionCases = {}
