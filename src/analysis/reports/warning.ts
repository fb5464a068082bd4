/**
 * Something that a reader of a report has to know before trusting a number. The code is for
 * programs, which may word it in another language; the message is a whole English sentence.
 */
export type ReportWarning = { code: string; message: string }
