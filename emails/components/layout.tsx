import { Body, Container, Head, Html } from "@react-email/components"
import type { ReactNode } from "react"
import { RawJson } from "../compile/raw-json"
import { When } from "../compile/when"
import { useDesign } from "../design"
import type { FrameProps } from "../props"
import { Block } from "./block"
import { Button } from "./button"
import { Footer } from "./footer"
import { Header } from "./header"
import { Preheader } from "./preheader"
import { StatusHeadline } from "./status-headline"
import { stylesheet } from "./styles"
import { Support } from "./support"

/**
 * The frame of every mail: store, headline, what the template says, help, footer.
 *
 * @param props.lead between the headline and the button, such as a progress bar
 * @param props.plain a foot that advertises nothing; fixed for each template
 * @param props.breakWords for sentences that name products, which can be one word wider than a phone
 */
export function Layout({
  frame,
  lead,
  plain,
  breakWords,
  children,
}: {
  frame: FrameProps
  lead?: ReactNode
  plain?: boolean
  breakWords?: boolean
  children: ReactNode
}) {
  const { lang, dir, theme, start, end } = useDesign()
  return (
    <Html lang={lang} dir={dir}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta
          name="format-detection"
          content="telephone=no, date=no, address=no, email=no, url=no"
        />
        <title>{frame.subject}</title>
        <style dangerouslySetInnerHTML={{ __html: stylesheet(theme, start, end) }} />
      </Head>
      <Body className="bg" style={{ backgroundColor: theme.light.background, margin: 0 }}>
        <Preheader text={frame.preheader} />
        <div
          role="article"
          aria-roledescription="email"
          aria-label={frame.subject}
          lang={lang}
          dir={dir}
          className="outer"
          style={{ padding: "32px 0", fontFamily: theme.font }}
        >
          <Container style={{ maxWidth: "600px" }}>
            <table
              role="presentation"
              width="100%"
              cellPadding="0"
              cellSpacing="0"
              border={0}
              className="card"
              style={{ backgroundColor: theme.light.surface, borderRadius: "6px" }}
            >
              <tbody>
                <Header reference={frame.reference} />
                <StatusHeadline
                  headline={frame.headline}
                  paragraphs={frame.paragraphs}
                  breakWords={breakWords}
                />
                {lead}
                <When test={frame.action.url}>
                  <Block top={32}>
                    <Button href={frame.action.url} label={frame.action.label} />
                  </Block>
                </When>
                {children}
                <Support support={frame.support} />
              </tbody>
            </table>
            <Footer frame={frame} plain={plain} />
          </Container>
        </div>
        <When test={frame.jsonLd}>
          <RawJson json={frame.jsonLd} />
        </When>
      </Body>
    </Html>
  )
}
