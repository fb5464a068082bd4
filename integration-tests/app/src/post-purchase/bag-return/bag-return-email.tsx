import {
  Chapter,
  CopyText,
  type FrameProps,
  Layout,
  type MailContext,
  type OrderFacts,
  When,
  defineTemplate,
  frameProps,
  noteText,
  openMail,
  textMail,
} from "medusa-plugin-post-purchase/emails"

/** Everything is display-ready: the template only places it. */
export type BagReturnProps = {
  frame: FrameProps
  how: { title: string; text: string }
}

export default function BagReturnEmail({ frame, how }: BagReturnProps) {
  return (
    <Layout frame={frame} breakWords>
      <When test={how.text}>
        <Chapter title={how.title}>
          <CopyText>{how.text}</CopyText>
        </Chapter>
      </When>
    </Layout>
  )
}

const COPY = {
  en: {
    subject: "Send us your empty coffee bags",
    preheader: "We post you a prepaid envelope, and the bags become new ones.",
    headline: "Are your bags empty?",
    body: "Your coffee should be nearly finished. The bags are one material, so that they can become bags again.",
    action: "Order an envelope",
    title: "How it works",
    text: "Order a prepaid envelope, put in up to ten flat bags, and drop it into any letter box.",
  },
  de: {
    subject: "Schicken Sie uns Ihre leeren Kaffeetüten",
    preheader: "Sie bekommen einen frankierten Umschlag, und aus den Tüten werden neue.",
    headline: "Sind Ihre Tüten leer?",
    body: "Ihr Kaffee dürfte fast aufgebraucht sein. Die Tüten sind aus einem einzigen Material, damit wieder Tüten daraus werden können.",
    action: "Umschlag bestellen",
    title: "So geht es",
    text: "Bestellen Sie einen frankierten Umschlag, legen Sie bis zu zehn flache Tüten hinein und werfen Sie ihn in einen Briefkasten.",
  },
}

/** Props of the mail, in the language that the plugin found for the recipient. */
export function bagReturnProps({
  order,
  ...context
}: MailContext & { order: OrderFacts }): BagReturnProps {
  const say = context.copy.language === "de" ? COPY.de : COPY.en
  return {
    frame: frameProps(openMail(context, order), order, {
      subject: say.subject,
      preheader: say.preheader,
      headline: say.headline,
      body: say.body,
      action: { label: say.action, url: "https://lindgren-roe.example/bags" },
      jsonLd: "",
    }),
    how: { title: say.title, text: say.text },
  }
}

export const bagReturn = defineTemplate<BagReturnProps>({
  key: "bag-return",
  component: BagReturnEmail,
  sample: {
    frame: {
      subject: COPY.en.subject,
      preheader: COPY.en.preheader,
      storeName: "Lindgren & Roe",
      reference: "Order 1042",
      headline: COPY.en.headline,
      paragraphs: [COPY.en.body],
      action: { label: COPY.en.action, url: "https://lindgren-roe.example/bags" },
      support: { title: "", text: "", label: "", url: "", email: "" },
      footerNote: "",
      unsubscribe: { label: "", url: "" },
      preferences: { label: "", url: "" },
      footerLines: ["Lindgren & Roe"],
      jsonLd: "",
    },
    how: { title: COPY.en.title, text: COPY.en.text },
  },
  subject: ({ frame }) => frame.subject,
  text: ({ frame, how }) => textMail(frame, [noteText(how.title, how.text)]),
})
