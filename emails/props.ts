/*
 * Display-ready props that templates share. Everything is already a sentence,
 * a price or a date in the customer's language; "" means there is nothing to show.
 */

/** A link and its words. */
export type LinkProps = { label: string; url: string }

/** What every mail has. */
export type FrameProps = {
  subject: string
  /** The grey line after the subject in an inbox. */
  preheader: string
  storeName: string
  /** Opposite the store's name: "Order 1042". */
  reference: string
  headline: string
  paragraphs: readonly string[]
  /** The one button. No button without a url. */
  action: LinkProps
  support: { title: string; text: string; label: string; url: string; email: string }
  /** Why the recipient gets this mail. */
  footerNote: string
  /** Ends mail of this kind; marketing mail has it, transactional mail has no url here. */
  unsubscribe: LinkProps
  /** Leads to the recipient's choices; as `unsubscribe`. */
  preferences: LinkProps
  /** Store, address and links for the text part; the HTML footer comes from the brand. */
  footerLines: readonly string[]
  /** schema.org, serialised; "" for none. */
  jsonLd: string
}

/** One line of an order. */
export type ItemProps = {
  title: string
  /** Variant: "250 g / Whole bean". */
  detail: string
  /** "2 × €12.00" or "Quantity: 2". */
  quantity: string
  url: string
  imageUrl: string
  /** Shown in place of a missing picture. */
  initial: string
  price: string
  /** Struck through. */
  originalPrice: string
  /** "was", for the text part. */
  was: string
}

export type ItemListProps = {
  title: string
  note: string
  /** Rows without pictures, for long orders. */
  compact: boolean
  rows: readonly ItemProps[]
  /** "and 120 more items"; links to the order. */
  more: string
  moreUrl: string
}

export type TotalsProps = {
  rows: readonly { label: string; amount: string }[]
  total: { label: string; amount: string }
  /** "Includes €7.66 tax". */
  note: string
}

/** A label with a value, such as a tracking number with its link. */
export type FactProps = { label: string; value: string; url: string }

/** Something a person can subscribe to. */
export type TopicProps = { name: string; description: string }

export type AddressProps = { title: string; lines: readonly string[] }

/** Labels of the four steps of a parcel. */
export type ProgressProps = {
  ordered: string
  shipped: string
  out: string
  delivered: string
}

/** A piece of running text in one style. */
export type SpanProps = {
  text: string
  bold: boolean
  italic: boolean
  url: string
  /** Begins on a new line. */
  newLine: boolean
}

/** An entry of a list, with what stands before it: "•", "2.", "2.1". */
export type RichItemProps = {
  marker: string
  /** Belongs to the entry above it. */
  nested: boolean
  spans: readonly SpanProps[]
}

/** A paragraph and the list that follows it; either may be empty. */
export type RichBlockProps = {
  heading: boolean
  spans: readonly SpanProps[]
  items: readonly RichItemProps[]
}

/** What buyers say; nothing is shown without a title. */
export type ProofProps = {
  title: string
  /** "4.6 of 5 from 23 reviews" */
  rating: string
  /** "9 of 10 …" */
  promoters: string
  reviews: readonly ReviewQuoteProps[]
}

export type ReviewQuoteProps = {
  /** "★★★★☆" */
  stars: string
  /** "4 of 5 stars", for those who do not see them. */
  starsLabel: string
  title: string
  body: string
  author: string
  product: string
  /** What was offered for it. */
  incentive: string
}

/** What is offered; nothing is shown without a title. */
export type IncentiveProps = {
  title: string
  text: string
  codeLabel: string
  code: string
  /** What it does not depend on. */
  note: string
}

/** A product without its price. */
export type ProductProps = Pick<
  ItemProps,
  "title" | "detail" | "url" | "imageUrl" | "initial"
>

/** An answer that is a link: what is seen and, where that is only a sign, what it is called. */
export type ChoiceProps = { label: string; name: string; url: string }
