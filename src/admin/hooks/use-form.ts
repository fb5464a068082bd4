import { type FormEvent, useCallback, useRef, useState } from "react"
import { fieldErrors } from "../lib/server-errors"

/** Messages by field; the key is the path by which the server names the field. */
export type FormErrors = Record<string, string | undefined>

export type Form<Values> = {
  values: Values
  errors: FormErrors
  isDirty: boolean
  set: (change: Partial<Values>) => void
  /** Puts what the server said at the fields it names. */
  refuse: (message: string) => void
  reset: (values: Values) => void
  /** For the dialog around the form: its first field is where one starts, not the button that closes it. */
  focusFirst: (event: Event) => void
  /** The props of the `form` element. */
  formProps: {
    ref: React.RefObject<HTMLFormElement>
    onSubmit: (event: FormEvent) => void
    noValidate: true
  }
}

const FOCUSABLE = "input, textarea, button, [tabindex='0']"

type FormOptions<Values> = {
  initial: Values
  validate: (values: Values) => FormErrors
  onSubmit: (values: Values) => void
  /** Before the first wrong field is looked for: it may stand where it is not on the screen. */
  onInvalid?: (errors: FormErrors) => void
}

/**
 * State of one controlled form.
 *
 * Small on purpose: the dashboard has react-hook-form, but only as its own dependency, so a
 * plugin cannot count on reaching it.
 *
 * Fields are quiet until the first attempt to save; after that every change is checked.
 */
export function useForm<Values>({
  initial,
  validate,
  onSubmit,
  onInvalid,
}: FormOptions<Values>): Form<Values> {
  const [start, setStart] = useState(initial)
  const [values, setValues] = useState(initial)
  const [errors, setErrors] = useState<FormErrors>({})
  const [wasTried, setWasTried] = useState(false)
  const ref = useRef<HTMLFormElement>(null)

  const focusFirstError = () => {
    requestAnimationFrame(() => {
      const wrong = ref.current?.querySelector<HTMLElement>("[aria-invalid=true]")
      // Groups (radio buttons, a date's parts) take no focus themselves.
      const target = wrong?.matches(FOCUSABLE)
        ? wrong
        : wrong?.querySelector<HTMLElement>(FOCUSABLE)
      target?.focus()
    })
  }

  const set = (change: Partial<Values>) => {
    const next = { ...values, ...change }
    setValues(next)
    if (wasTried) {
      setErrors(validate(next))
    }
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    // A form in a dialog is, for React, inside whatever form opened the dialog.
    event.stopPropagation()
    const found = validate(values)
    setErrors(found)
    setWasTried(true)
    if (Object.values(found).some(Boolean)) {
      onInvalid?.(found)
      focusFirstError()
      return
    }
    onSubmit(values)
  }

  const refuse = (message: string) => {
    const found = fieldErrors(message, pathsOf(values))
    setErrors(found)
    onInvalid?.(found)
    focusFirstError()
  }

  const focusFirst = (event: Event) => {
    const first = ref.current?.querySelector<HTMLElement>(FOCUSABLE)
    if (first) {
      event.preventDefault()
      first.focus()
    }
  }

  const reset = useCallback((next: Values) => {
    setStart(next)
    setValues(next)
    setErrors({})
    setWasTried(false)
  }, [])

  return {
    values,
    errors,
    isDirty: JSON.stringify(values) !== JSON.stringify(start),
    set,
    refuse,
    reset,
    focusFirst,
    formProps: { ref, onSubmit: submit, noValidate: true },
  }
}

/** Every path of a value, the inner ones too: `brand`, `brand.colors`, `brand.colors.accent` … */
function pathsOf(value: unknown, prefix = ""): string[] {
  if (typeof value !== "object" || value === null) {
    return []
  }
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = prefix ? `${prefix}.${key}` : key
    return [path, ...pathsOf(inner, path)]
  })
}
