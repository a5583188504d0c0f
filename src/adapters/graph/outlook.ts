/** Mails through Outlook: drafts and sending by Microsoft Graph, from the own mailbox or a shared one. */
import type { Mail } from "../../core/mail";
import { mailHash } from "../../core/mail-key";
import { Refusal } from "../../core/problem";
import type { MailCopy, MailSender } from "../../ports/mail-sender";
import type { SignIn } from "../../ports/sign-in";
import { graphClient } from "./client";
import type { GraphOptions } from "./client";
import { byId, chosenOf } from "./copies";
import { draftOnce } from "./drafting";
import { told } from "./errors";
import type { Telling } from "./errors";
import { mailboxAt } from "./mailbox";
import type { Found } from "./message";
import { KEY, markOfKey } from "./marks";
import { mend } from "./mending";
import { pace } from "./pace";
import { sendOnce } from "./sending";
import { reachShared } from "./shared-mailbox";

export interface OutlookOptions extends Omit<GraphOptions, "scopes"> {
  /** Address of a shared mailbox; "" or nothing: the own one. */
  readonly sharedMailbox?: string;
  /** Only makes drafts: then nobody is asked to let mails be sent. */
  readonly draftsOnly?: boolean;
  /** From 0 up to 1. */
  readonly random?: () => number;
}

/** As few as will do. Who is signed in is known from the sign-in, so that User.Read is not needed. */
const OWN = ["Mail.ReadWrite", "Mail.Send"] as const;
const SHARED = ["Mail.ReadWrite.Shared", "Mail.Send.Shared"] as const;

/** Permissions that the person is asked for. */
export const outlookScopes = (sharedMailbox: string, draftsOnly = false): readonly string[] =>
  (sharedMailbox === "" ? OWN : SHARED).slice(0, draftsOnly ? 1 : 2);

export function outlookSender(options: OutlookOptions): MailSender {
  const { signIn, wait, sharedMailbox = "", random = Math.random, now = Date.now } = options;
  const scopes = outlookScopes(sharedMailbox, options.draftsOnly);
  const root = sharedMailbox === "" ? "/me" : `/users/${encodeURIComponent(sharedMailbox)}`;
  const graph = graphClient({ ...options, scopes });
  const mailbox = mailboxAt(graph, root);
  const turn = pace({ wait, now });
  const missing = missingMailbox(sharedMailbox);
  const [write = "", leave = ""] = outlookScopes(sharedMailbox);
  const asked = async <T>(
    telling: Pick<Telling, "what" | "written" | "needs">,
    work: () => Promise<T>,
  ): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw told(error, { ...telling, missing });
    }
  };
  const looking = <T>(what: string, work: () => Promise<T>): Promise<T> =>
    asked({ what, written: "nothing", needs: write }, work);
  return {
    name: "Outlook",
    place: "mailbox",
    async mailbox() {
      const own = await ownAddress(signIn, scopes);
      if (sharedMailbox === "") return own;
      const what = `The mailbox ${sharedMailbox} could not be looked into`;
      await looking(what, () => reachShared(graph, root, sharedMailbox, own));
      return sharedMailbox;
    },
    find: (key) =>
      looking("Outlook could not be searched for the mail", async () => {
        const found = chosenOf(await mailbox.search(KEY, markOfKey(key)));
        return found === undefined ? null : copyOf(found);
      }),
    draft(mail) {
      const what = `The draft to ${receivers(mail)} could not be made`;
      const written = "perhaps a draft in Outlook; nothing was sent";
      return asked({ what, written, needs: write }, async () => {
        // It leaves as whose mailbox it is: Exchange refuses any other sender.
        const asSent = { ...mail, from: sharedMailbox };
        const { found, made } = await draftOnce(asSent, { mailbox, text: mailHash(mail), wait, random });
        return { ...copyOf(found), made };
      });
    },
    mend: (mail, messageId) =>
      looking(`The draft to ${receivers(mail)} could not be looked at`, () => mend(mailbox, mail, messageId)),
    send(mail, messageId) {
      const what = `The mail to ${receivers(mail)} did not leave`;
      return asked({ what, written: "the draft stays in Outlook", needs: leave }, async () => {
        await turn();
        return await sendOnce(mailbox, messageId);
      });
    },
    state: (messageId) =>
      looking("Outlook could not be asked what became of a mail", async () => {
        const found = await byId(mailbox, messageId);
        return found === null ? "Gone" : copyOf(found).state;
      }),
    discard: (messageId) =>
      looking("The draft could not be deleted", async () => {
        const found = await byId(mailbox, messageId);
        if (found?.isDraft === true) await mailbox.remove(found.id);
      }),
    clear: (key) =>
      looking("Old drafts could not be deleted", async () => {
        for (const { id, isDraft } of await mailbox.search(KEY, markOfKey(key)))
          if (isDraft) await mailbox.remove(id);
      }),
    link: (messageId) =>
      looking("Outlook could not be asked where the mail is", async () => {
        return (await byId(mailbox, messageId))?.webLink ?? "";
      }),
  };
}

const copyOf = ({ id, readyAs, isDraft, text }: Found): MailCopy => ({
  messageId: readyAs === "" ? id : readyAs,
  state: isDraft ? "Draft" : "Sent",
  text,
});

const receivers = ({ to }: Mail): string => to.join(", ");

async function ownAddress(signIn: SignIn, scopes: readonly string[]): Promise<string> {
  await signIn.token(scopes);
  const account = await signIn.account();
  if (account === null) throw new Refusal("Nobody is signed in to Microsoft 365. Sign in and try again.");
  return account.address;
}

const missingMailbox = (sharedMailbox: string): string =>
  sharedMailbox === ""
    ? "this account has no mailbox in Microsoft 365. Sign in with one that has."
    : `there is no mailbox ${sharedMailbox}. Correct the shared mailbox under Settings.`;
