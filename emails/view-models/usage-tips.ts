import { speaker, type Speaker } from "../copy"
import type { AnswerProps, GuideProps, UsageTipsProps } from "../usage-tips"
import type { GuideFacts, IncentiveFacts, OrderFacts, ProofFacts } from "./facts"
import { frameProps } from "./frame"
import { htmlBytes } from "./html-bytes"
import { incentiveProps } from "./incentive"
import { itemNames, itemVariables } from "./item-names"
import { productProps } from "./items"
import { fitBlocks } from "./markdown/fit-blocks"
import { readMarkdown } from "./markdown/read-markdown"
import { openMail, type MailContext, type OrderMail } from "./mail"
import { proofProps } from "./proof"
import { oneLine, truncate } from "./text-values"
import { webUrl } from "./urls"

/** Guides in one mail; nobody reads more. */
const SHOWN_GUIDES = 8
/** Gmail cuts a mail at 102 KB; with this much for the guides the whole stays below 95. */
const GUIDES_BUDGET = 60_000
/** HTML around the values of a chapter without its blocks, rounded up; measured by the size test. */
const CHAPTER_BYTES = 3800
/** What is left of the budget for what the guides say, however many there are. */
const LEAST_TEXTS = 24_000
const QUESTION_BYTES = 420
/** What an address may weigh. */
const URL_BYTES = 1500
const QUESTION_LENGTH = 300

/** Props of the tips for what was bought: a chapter for each product that has a guide. */
export function usageTipsProps({
  order,
  guides,
  proof,
  incentive,
  ...context
}: MailContext & {
  order: OrderFacts
  guides: readonly GuideFacts[]
  proof: ProofFacts | null
  incentive: IncentiveFacts | null
}): UsageTipsProps {
  const mail = openMail(context, order)
  const items = itemVariables(guides.map(({ line }) => line))
  const say = speaker(context.copy, "usage-tips", { ...mail.variables, items })
  const named = { items: { ...items, names: itemNames(say, items) } }
  const home =
    affordable(webUrl(order.orderUrl)) || affordable(webUrl(context.brand.websiteUrl))
  const chapters = fittingChapters(mail, say, guides, home)
  const missing = guides.length - chapters.length

  return {
    frame: frameProps(mail, order, {
      subject: say("subject", named),
      preheader: say("preheader", named),
      headline: say("headline", named),
      body: say("body", named),
      jsonLd: "",
      // What there is to do stands with each product.
      action: { label: "", url: "" },
    }),
    guides: chapters,
    more: missing ? mail.common("more_items", { more: { count: missing } }) : "",
    moreUrl: missing ? home : "",
    proof: proofProps(mail, proof),
    incentive: incentiveProps(mail, incentive),
  }
}

// Each product has an equal share of the room; what one leaves is for those after it.
function fittingChapters(
  mail: OrderMail,
  say: Speaker<"usage-tips">,
  guides: readonly GuideFacts[],
  home: string
): GuideProps[] {
  const chapters = guides
    .slice(0, SHOWN_GUIDES)
    .map((guide) => ({ guide, props: headOf(mail, say, guide) }))
  let left = GUIDES_BUDGET
  const kept = chapters.filter(({ props }) => {
    const bytes = headBytes(props, home)
    const fits = left - bytes >= LEAST_TEXTS
    left -= fits ? bytes : 0
    return fits
  })
  return kept.map(({ guide, props }, index) => {
    const share = Math.floor(left / (kept.length - index))
    const { bytes, ...texts } = fitTexts(say, guide, share, home)
    left -= bytes
    return { ...props, ...texts }
  })
}

type GuideTexts = Pick<GuideProps, "howTo" | "care" | "faq" | "cut" | "readOn">
type GuideHead = Omit<GuideProps, keyof GuideTexts>

function headOf(
  mail: OrderMail,
  say: Speaker<"usage-tips">,
  { line, videoUrl, manualUrl, subscriptionUrl }: GuideFacts
): GuideHead {
  const link = (label: string, url: string | null) => ({
    label,
    url: affordable(webUrl(url)),
  })
  const item = productProps(mail, line)
  return {
    item: { ...item, url: affordable(item.url), imageUrl: affordable(item.imageUrl) },
    links: [link(say("video"), videoUrl), link(say("manual"), manualUrl)].filter(
      ({ url }) => url
    ),
    subscription: link(say("subscription"), subscriptionUrl),
  }
}

// A chapter would rather do without a link than the mail without the chapter.
function affordable(url: string): string {
  return htmlBytes(url) <= URL_BYTES ? url : ""
}

function headBytes({ item, links, subscription }: GuideHead, home: string): number {
  return (
    CHAPTER_BYTES +
    htmlBytes(item.title, item.title, item.detail, item.url, item.imageUrl) +
    htmlBytes(subscription.url, home, ...links.map(({ url }) => url))
  )
}

function fitTexts(
  say: Speaker<"usage-tips">,
  guide: GuideFacts,
  budget: number,
  home: string
): GuideTexts & { bytes: number } {
  const howTo = fitBlocks(readMarkdown(guide.howTo), budget)
  const care = fitBlocks(readMarkdown(guide.care), budget - howTo.bytes)
  const faq = fitAnswers(guide.faq, budget - howTo.bytes - care.bytes)
  const isCut = howTo.isCut || care.isCut || faq.isCut
  return {
    howTo: { title: say("how_to"), blocks: howTo.blocks },
    care: { title: say("care"), blocks: care.blocks },
    faq: { title: say("faq"), answers: faq.answers },
    cut: isCut ? say("cut") : "",
    readOn: { label: isCut ? say("read_on") : "", url: isCut ? home : "" },
    bytes: howTo.bytes + care.bytes + faq.bytes,
  }
}

function fitAnswers(faq: GuideFacts["faq"], budget: number) {
  const answers: AnswerProps[] = []
  let left = budget
  for (const entry of faq) {
    const question = truncate(oneLine(entry.question), QUESTION_LENGTH)
    const blocks = question ? readMarkdown(entry.answer) : []
    if (!blocks.length) {
      continue
    }
    const head = QUESTION_BYTES + htmlBytes(question)
    const fit = fitBlocks(blocks, left - head)
    if (fit.blocks.length) {
      answers.push({ question, blocks: fit.blocks })
      left -= head + fit.bytes
    }
    if (fit.isCut) {
      return { answers, bytes: budget - left, isCut: true }
    }
  }
  return { answers, bytes: budget - left, isCut: false }
}
