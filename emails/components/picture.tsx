import { Img } from "@react-email/components"
import { Unless, When } from "../compile/when"
import { useDesign } from "../design"
import type { ItemProps } from "../props"

/** Width and height in pixels. */
export const PICTURE = 72

/** A product's picture, or its initial where there is none. */
export function Picture({
  item,
}: {
  item: Pick<ItemProps, "imageUrl" | "title" | "initial">
}) {
  const { theme } = useDesign()
  return (
    <>
      <When test={item.imageUrl}>
        <Img
          src={item.imageUrl}
          alt={item.title}
          width={PICTURE}
          height={PICTURE}
          style={{
            borderRadius: "4px",
            objectFit: "cover",
            backgroundColor: theme.light.tint,
          }}
        />
      </When>
      <Unless test={item.imageUrl}>
        <div
          aria-hidden="true"
          className="tint m"
          style={{
            width: `${PICTURE}px`,
            height: `${PICTURE}px`,
            borderRadius: "4px",
            backgroundColor: theme.light.tint,
            fontFamily: theme.headingFont,
            fontSize: "24px",
            lineHeight: `${PICTURE}px`,
            textAlign: "center",
            color: theme.light.muted,
          }}
        >
          {item.initial}
        </div>
      </Unless>
    </>
  )
}
