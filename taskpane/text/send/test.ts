/** Words for a mail to oneself. */

export const test = {
  title: "Test to myself",
  about: {
    outbox:
      "Saves this mail with your address instead of the PI's and without copies. Nothing counts as sent.",
    outlook:
      "Sends this mail to your address instead of the PI's and without copies. Nothing counts as sent.",
  },
  to: "Your address",
  go: { outbox: "Save a test mail", outlook: "Send a test mail" },
  done: {
    outbox: (to: string) => `A test mail to ${to} is saved. Nothing counts as sent.`,
    outlook: (to: string) => `A test mail to ${to} is sent. Nothing counts as sent.`,
  },
  unsure: (to: string) => `Outlook did not say whether the test mail to ${to} left. Look into its inbox.`,
} as const;
