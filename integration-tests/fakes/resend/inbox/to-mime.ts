import type { FakeEmail } from "../types"

const encodedWord = (value: string): string =>
  /^[\x20-\x7e]*$/.test(value)
    ? value
    : `=?UTF-8?B?${Buffer.from(value, "utf8").toString("base64")}?=`

const addressHeader = (value: string): string => {
  const named = /^(.*)<([^<>]+)>$/.exec(value)
  return named ? `${encodedWord(named[1].trim())} <${named[2]}>`.trim() : value
}

const base64Lines = (body: string): string =>
  (
    Buffer.from(body, "utf8")
      .toString("base64")
      .match(/.{1,76}/g) ?? []
  ).join("\r\n")

const part = (type: string, body: string, readable: boolean): string =>
  [
    `Content-Type: ${type}; charset=utf-8`,
    `Content-Transfer-Encoding: ${readable ? "8bit" : "base64"}`,
    "",
    readable ? body.replace(/\r?\n/g, "\r\n") : base64Lines(body),
  ].join("\r\n")

/**
 * The mail as a message file. `readable` leaves the bodies as they are, for
 * people to read; otherwise they are base64, which every program opens.
 */
export const toMime = (email: FakeEmail, readable: boolean): string => {
  const boundary = `=_${email.id}`
  const list = (name: string, values: string[]) =>
    values.length > 0 ? [`${name}: ${values.map(addressHeader).join(", ")}`] : []
  const parts = [
    ...(email.text === null ? [] : [part("text/plain", email.text, readable)]),
    ...(email.html === null ? [] : [part("text/html", email.html, readable)]),
  ]
  return [
    `From: ${addressHeader(email.from)}`,
    ...list("To", email.to),
    ...list("Cc", email.cc),
    ...list("Bcc", email.bcc),
    ...list("Reply-To", email.replyTo),
    `Subject: ${encodedWord(email.subject)}`,
    `Date: ${new Date(email.acceptedAt).toUTCString()}`,
    `Message-ID: ${email.messageId}`,
    ...Object.entries(email.headers).map(
      ([name, value]) => `${name}: ${encodedWord(value)}`
    ),
    "MIME-Version: 1.0",
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    "",
    ...parts.flatMap((body) => [`--${boundary}`, body]),
    `--${boundary}--`,
    "",
  ].join("\r\n")
}
