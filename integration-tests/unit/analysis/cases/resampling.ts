import type { FunctionCases } from "./function-case"

export const resampling: FunctionCases = {}
