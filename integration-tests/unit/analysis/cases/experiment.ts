import type { FunctionCases } from "./function-case"

export const experiment: FunctionCases = {}
