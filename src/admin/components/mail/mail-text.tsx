/** The plain text of a mail, line for line as it is sent. */
export const MailText = ({ text, label }: { text: string; label: string }) => (
  <pre
    // It scrolls, so the keyboard must be able to reach it.
    tabIndex={0}
    role="region"
    aria-label={label}
    className="txt-small text-ui-fg-base bg-ui-bg-base shadow-elevation-card-rest focus-visible:shadow-borders-interactive-with-active mx-auto h-full w-full max-w-[640px] overflow-auto whitespace-pre-wrap break-words rounded-lg p-6 font-mono outline-none"
  >
    {text}
  </pre>
)
