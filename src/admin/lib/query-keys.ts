/** Keys of one resource: everything that decides the answer is part of the key. */
export function queryKeysFactory<Resource extends string>(resource: Resource) {
  const all = ["post_purchase", resource] as const
  return {
    all,
    lists: () => [...all, "list"] as const,
    list: <Query>(query?: Query) => [...all, "list", { query }] as const,
    details: () => [...all, "detail"] as const,
    detail: (id: string) => [...all, "detail", id] as const,
  }
}
