/** Words about the mailbox that mails leave from, and who is signed in. */

export const outlook = {
  title: "Sender",
  me: "My mailbox",
  shared: "A shared mailbox",
  address: "Address of the shared mailbox",
  addressHint: "statements@example.edu",
  badAddress: "is no mail address",
  sharedAbout: "You need Full Access and Send As on it; whoever looks after Exchange gives them.",
  signIn: "Sign in to Microsoft 365",
  signInStep: "Sign in",
  signInAbout: "Asks only for what this needs. Nothing is sent by signing in.",
  signedIn: (name: string, address: string) =>
    name === "" ? `Signed in: ${address}` : `Signed in: ${name} (${address})`,
  oneMailbox: (mailbox: string) =>
    `This month's mails leave from ${mailbox}: only there can be seen what went out already. Send the rest from it too.`,
  waits: (seconds: number) => `Outlook asks to wait ${seconds} s`,
} as const;
