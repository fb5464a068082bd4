/** POST /admin/post-purchase/signing-keys/rotate */
export type AdminRotateSigningKey = {
  /**
   * Also retires keys that signed nothing for so many days: every link under them stops working,
   * unsubscribe links included. At least 90, which is what laws ask of an unsubscribe link;
   * 400 outlives every preference link too. (Default: retires none)
   */
  retire_older_than_days?: number | null
}
export type AdminRotateSigningKeyResponse = {
  key: { id: string }
  /** Ids of the keys that were retired. */
  retired: string[]
}
