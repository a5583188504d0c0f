/** Words for an outbox whose files nobody took. */

export const untaken = {
  about:
    "An outbox of this month was made here and not downloaded. Its mails count as sent, but their files are gone: open each of these mails below, press Send again, and say so as the reason.",
  have: "I have the files",
} as const;
