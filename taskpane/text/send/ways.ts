/** Words for how mails leave. */

export const ways = {
  title: "How the mails leave",
  outbox: "Save to an outbox",
  draft: "Create drafts in Outlook",
  send: "Send now",
  about: {
    outbox: "One .eml file a PI, in a zip. Needs no account; you send them yourself, and they count as sent.",
    draft: "You look at them in Outlook's Drafts, and send them there.",
    send: "Outlook sends them at once, about 30 a minute.",
  },
  how: "What to do with the outbox",
  whatToDo: [
    "Open the zip and then each .eml file in Outlook or another mail program: it is a draft with the PDF attached. Look at it and press Send.",
    "Or give the files to your mail administrator, whose server can send them. They count as sent from the moment they are saved: what the server refuses is for you to follow up.",
    "Each statement goes out once. To send one again, use Send again and say why.",
  ],
} as const;
