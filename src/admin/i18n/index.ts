import de from "./de.json"
import en from "./en.json"

/** Our namespace among the dashboard's translations. */
export const NAMESPACE = "postPurchase"

type Same<T> = { [Key in keyof T]: T[Key] extends string ? string : Same<T[Key]> }

export default {
  en: { [NAMESPACE]: en },
  // German must have exactly the keys of English; a missing one does not compile.
  de: { [NAMESPACE]: de satisfies Same<typeof en> },
}
