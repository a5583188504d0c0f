/** Words for the mail's text, subject and copies. */

export const template = {
  title: "Subject, text and copies",
  about: "For all PIs, in every month. Kept in the Settings sheet.",
  subject: "Subject",
  text: "Text",
  replyTo: "Reply to",
  replyToAbout: "Blank: answers go to the sender.",
  bcc: "Blind copies (BCC)",
  bccAbout: 'Addresses separated by ";".',
  cc: (copies: string) =>
    copies === ""
      ? "Copies (CC) stand with each PI on the People sheet and with each project on the Projects sheet; this PI has none."
      : `Copies (CC) stand with each PI on the People sheet and with each project on the Projects sheet; here: ${copies}.`,
  placeholder: "Placeholder",
  insert: "Insert",
  inserted: (name: string, field: string) => `{${name}} stands in the ${field.toLowerCase()}.`,
  preview: "Preview for",
  problem: (words: string) => `This ${words}`,
  save: "Save the texts",
  discard: "Discard changes",
  step: "Settings",
  saved: "The texts are saved. The mails of this month read so from now on.",
  unsaved: "Not saved yet: the mails go out as they were.",
} as const;
