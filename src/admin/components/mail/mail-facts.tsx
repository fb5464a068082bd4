import { Fragment } from "react"

type MailFactsProps = { facts: [label: string, value: string][] }

/** From, to, subject: the lines above a mail. */
export const MailFacts = ({ facts }: MailFactsProps) => (
  <dl className="txt-compact-small grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 px-6 py-4">
    {facts.map(([label, value]) => (
      <Fragment key={label}>
        <dt className="text-ui-fg-subtle">{label}</dt>
        <dd className="text-ui-fg-base min-w-0 break-words">{value}</dd>
      </Fragment>
    ))}
  </dl>
)
