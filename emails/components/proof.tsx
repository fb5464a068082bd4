import { Each } from "../compile/each"
import { When } from "../compile/when"
import { useDesign } from "../design"
import type { ProofProps, ReviewQuoteProps } from "../props"
import { Chapter } from "./block"
import { Copy, Small } from "./typography"

/** What buyers say: the summary, a quote or two, how many would recommend the store. Nothing without a title. */
export function SocialProof({ proof }: { proof: ProofProps }) {
  return (
    <When test={proof.title}>
      <Chapter title={proof.title}>
        <When test={proof.rating}>
          <Copy style={{ marginTop: "8px" }}>{proof.rating}</Copy>
        </When>
        <When test={proof.promoters}>
          <Small muted style={{ marginTop: "4px" }}>
            {proof.promoters}
          </Small>
        </When>
        <Each list={proof.reviews}>{(review) => <Quote review={review} />}</Each>
      </Chapter>
    </When>
  )
}

function Quote({ review }: { review: ReviewQuoteProps }) {
  const { theme, start } = useDesign()
  const indent = start === "left" ? "0 0 0 18px" : "0 18px 0 0"
  return (
    <div
      className="ln"
      style={{
        margin: "24px 0 0",
        padding: indent,
        [start === "left" ? "borderLeft" : "borderRight"]:
          `2px solid ${theme.light.line}`,
        wordBreak: "break-word",
      }}
    >
      <Small>
        <span
          role="img"
          aria-label={review.starsLabel}
          className="k"
          style={{ color: theme.light.link, fontSize: "16px", letterSpacing: "2px" }}
        >
          {review.stars}
        </span>
      </Small>
      <When test={review.title}>
        <Small style={{ marginTop: "4px", fontSize: "15px", fontWeight: 600 }}>
          <bdi>{review.title}</bdi>
        </Small>
      </When>
      <Small style={{ marginTop: "4px", fontSize: "15px", lineHeight: "24px" }}>
        <bdi>{review.body}</bdi>
      </Small>
      <Small muted style={{ marginTop: "6px" }}>
        <When test={review.author}>
          <bdi>{review.author}</bdi>
          {", "}
        </When>
        <bdi>{review.product}</bdi>
      </Small>
      <When test={review.incentive}>
        <Small muted style={{ fontSize: "13px" }}>
          {review.incentive}
        </Small>
      </When>
    </div>
  )
}
