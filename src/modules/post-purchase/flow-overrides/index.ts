export * from "./condition"
export * from "./schema"
