import type { FunctionCases } from "./function-case"

export const reports: FunctionCases = {}
