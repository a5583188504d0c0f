/**
 * The stand-in's mailboxes under the sheets: Drafts and Sent Items of whoever sits here and of the shared mailbox. A
 * draft can be sent by hand, as in Outlook. Nothing is asked before the view is opened.
 */

interface Message {
  readonly id: string;
  readonly isDraft: boolean;
  readonly subject: string;
  readonly toRecipients: readonly { readonly emailAddress: { readonly address: string } }[];
}

const ME = "robin@example.edu";
const MAILBOXES = [ME, "billing@example.edu"];
const SCOPES = ["Mail.ReadWrite", "Mail.Send", "Mail.ReadWrite.Shared", "Mail.Send.Shared"];
const LOOK_EVERY = 1500;

export function showOutlook(details: HTMLDetailsElement, list: HTMLElement): void {
  const look = async (): Promise<void> => {
    if (!details.open) return;
    const ask = await asking();
    const all = await Promise.all(
      MAILBOXES.map(async (mailbox) => ({ mailbox, messages: await messagesOf(mailbox, ask) })),
    );
    list.replaceChildren(...all.map(({ mailbox, messages }) => section(mailbox, messages, ask)));
  };
  details.addEventListener("toggle", () => void look());
  setInterval(() => void look(), LOOK_EVERY);
}

type Ask = (path: string, method?: "GET" | "POST") => Promise<Response>;

let token = "";

async function asking(): Promise<Ask> {
  const { graph } = (await (await fetch("deployment.json")).json()) as { graph: string };
  if (token === "") {
    const answer = await fetch(`${graph}/stand-in/token`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ account: ME, scopes: SCOPES }),
    });
    token = ((await answer.json()) as { token: string }).token;
  }
  return async (path, method = "GET") =>
    await fetch(`${graph}/v1.0${path}`, { method, headers: { Authorization: `Bearer ${token}` } });
}

async function messagesOf(mailbox: string, ask: Ask): Promise<readonly Message[]> {
  const answer = await ask(`${rootOf(mailbox)}/messages?$top=200`);
  return ((await answer.json()) as { value: Message[] }).value;
}

function rootOf(mailbox: string): string {
  return mailbox === ME ? "/me" : `/users/${encodeURIComponent(mailbox)}`;
}

function section(mailbox: string, messages: readonly Message[], ask: Ask): HTMLElement {
  const part = document.createElement("section");
  const drafts = messages.filter(({ isDraft }) => isDraft).length;
  const heading = document.createElement("h2");
  heading.textContent = `${mailbox}: ${drafts} in Drafts, ${messages.length - drafts} sent`;
  const list = document.createElement("ul");
  list.append(...messages.map((message) => item(mailbox, message, ask)));
  part.append(heading, list);
  return part;
}

function item(mailbox: string, { id, isDraft, subject, toRecipients }: Message, ask: Ask): HTMLElement {
  const line = document.createElement("li");
  const to = toRecipients.map(({ emailAddress }) => emailAddress.address).join(", ");
  line.append(`${isDraft ? "Draft" : "Sent"}: ${to}: ${subject} `);
  if (!isDraft) return line;
  const send = document.createElement("button");
  send.type = "button";
  send.textContent = "Send";
  send.setAttribute("aria-label", `Send the draft to ${to}`);
  send.addEventListener(
    "click",
    () => void ask(`${rootOf(mailbox)}/messages/${encodeURIComponent(id)}/send`, "POST"),
  );
  line.append(send);
  return line;
}
