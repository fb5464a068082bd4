import { FetchError } from "@medusajs/js-sdk"
import { Container } from "@medusajs/ui"
import { type UIMatch, useParams } from "react-router-dom"
import { ConsentLogSection } from "../../../../components/contacts/consent-log-section"
import { ContactHeader } from "../../../../components/contacts/contact-header"
import { ContactMessagesSection } from "../../../../components/contacts/contact-messages-section"
import { HitsSection } from "../../../../components/contacts/hits-section"
import { SuppressionSection } from "../../../../components/contacts/suppression-section"
import { WishesSection } from "../../../../components/contacts/wishes-section"
import { MarketingNotice } from "../../../../components/marketing/marketing-notice"
import { LoadError } from "../../../../components/section/load-error"
import { SectionSkeleton } from "../../../../components/section/section-skeleton"
import { useContact } from "../../../../hooks/api/contacts"

const ContactPage = () => {
  const { id = "" } = useParams()
  const { data, error, refetch } = useContact(id)

  // What was read before must not stay on the screen once the person was erased.
  const isGone = error instanceof FetchError && error.status === 404
  if (error && (isGone || !data)) {
    return (
      <Container className="p-0">
        <LoadError error={error} onRetry={() => void refetch()} />
      </Container>
    )
  }
  if (!data) {
    return (
      <div className="flex flex-col gap-y-3">
        <SectionSkeleton rows={4} />
        <SectionSkeleton rows={6} />
      </div>
    )
  }
  const { contact } = data
  return (
    <div className="flex flex-col gap-y-3">
      <MarketingNotice />
      <div className="flex flex-col gap-x-4 gap-y-3 xl:grid xl:grid-cols-[minmax(0,_1fr)_440px] xl:items-start">
        <div className="flex min-w-0 flex-col gap-y-3">
          <ContactHeader contact={contact} />
          <WishesSection contact={contact} />
          <ConsentLogSection log={contact.consent_log} />
        </div>
        <div className="flex min-w-0 flex-col gap-y-3">
          <SuppressionSection log={contact.suppression_log} />
          <ContactMessagesSection messages={contact.messages} />
          <HitsSection hits={contact.hits} />
        </div>
      </div>
    </div>
  )
}

const Breadcrumb = ({ id }: { id: string }) => {
  const { data } = useContact(id)
  return data ? <>{data.contact.email}</> : null
}

export const handle = {
  breadcrumb: ({ params }: UIMatch) => <Breadcrumb id={params.id ?? ""} />,
}

export default ContactPage
