import type { FunctionCases } from "./function-case"

export const rates: FunctionCases = {}
