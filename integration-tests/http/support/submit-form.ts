/**
 * Sends the form behind a link of a mail, as a browser without scripts does.
 *
 * @throws Error when the answer is not the redirect that follows a form that was taken
 */
export async function submitForm(
  link: string,
  fields: Record<string, string | number>
): Promise<void> {
  const form = new FormData()
  Object.entries(fields).forEach(([name, value]) => form.append(name, String(value)))
  const answer = await fetch(link, { method: "POST", body: form, redirect: "manual" })
  if (answer.status !== 303) {
    throw new Error(`the form was answered ${answer.status}: ${await answer.text()}`)
  }
}
