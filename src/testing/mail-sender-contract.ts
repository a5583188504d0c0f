/** What every MailSender has to do, as tests; each sender's own test file runs them. */
import type { Mail } from "../core/mail";
import { Refusal } from "../core/problem";
import type { MailSender } from "../ports/mail-sender";

/** One mail as it arrived at one of its receivers, read from what the place got. */
export interface Arrived {
  /** The address alone. */
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

export interface OpenSender {
  readonly sender: MailSender;
  /** The same place as another run of the program reaches it. */
  readonly again: () => MailSender;
  readonly arrived: () => Promise<readonly Arrived[]>;
  /** Runs side by side; where time is only told, so that waits pass in their order. */
  readonly together?: <T>(works: readonly (() => Promise<T>)[]) => Promise<T[]>;
}

export const PDF = Uint8Array.from({ length: 5000 }, (_, i) => (i * 31) % 256);

/** A mail to one person with a copy, a blind copy and a PDF. */
export function aMail(changes: Partial<Mail> = {}): Mail {
  return {
    key: "2025-01 robin.smith@example.edu 2025-01-0007 1",
    period: "2025-01",
    from: "billing@example.edu",
    to: ["robin.smith@example.edu"],
    cc: ["grants@example.edu"],
    bcc: ["audit@example.edu"],
    replyTo: "answers@example.edu",
    subject: "Statement 2025-01-0007",
    text: "Dear Robin",
    html: "<p>Dear Robin</p>",
    attachments: [{ name: "2025-01-0007.pdf", contentType: "application/pdf", bytes: PDF }],
    date: "2025-02-03T09:00:00Z",
    ...changes,
  };
}

const REFUSED: readonly (readonly [string, Partial<Mail>])[] = [
  ["no receiver", { to: [] }],
  ["a receiver that is no address", { to: ["Robin Smith"] }],
  ["two addresses in one", { to: ["a@example.edu, b@example.edu"] }],
  ["a copy that is no address", { cc: ["nobody@"] }],
  ["a blind copy that is no address", { bcc: ["@example.edu"] }],
  ["a line break in an address", { to: ["a@example.edu\r\nBcc: b@example.edu"] }],
  ["a line break in the subject", { subject: "Statement\r\nBcc: b@example.edu" }],
  ["an answer address that is none", { replyTo: "Finance" }],
];

const SUBJECTS = [
  'It\'s "quoted" & <b>bold</b>',
  "Größe Ω 統計 🧾",
  "a".repeat(200),
  "{}$filter=x' or 1 eq 1",
];

const atOnce = async <T>(works: readonly (() => Promise<T>)[]): Promise<T[]> =>
  await Promise.all(works.map((work) => work()));

/** @param open a place without mails; called before each test */
export function mailSenderContract(name: string, open: () => Promise<OpenSender>): void {
  describe(`${name} keeps the MailSender contract`, () => {
    let sender: MailSender;
    let again: OpenSender["again"];
    let arrived: OpenSender["arrived"];
    let together: NonNullable<OpenSender["together"]>;
    beforeEach(async () => {
      ({ sender, again, arrived, together = atOnce } = await open());
    });
    const deliver = async (mail: Mail): Promise<unknown> =>
      await sender.send(mail, (await sender.draft(mail)).messageId);

    test("has a name, and a mailbox or none", async () => {
      expect(sender.name).not.toBe("");
      const mailbox = await sender.mailbox();
      expect(mailbox).toEqual(sender.place === "mailbox" ? expect.stringMatching(/^\S+@\S+$/) : "");
    });

    test("a draft does not leave", async () => {
      const copy = await sender.draft(aMail());
      expect(copy).toMatchObject({ state: "Draft" });
      expect(copy.messageId).not.toBe("");
      expect(copy.made).not.toBe(false);
      expect(await arrived()).toEqual([]);
    });

    test("a mail arrives once at everyone, with its PDF", async () => {
      expect(await deliver(aMail())).toBe("Sent");
      const mails = await arrived();
      expect(mails.map(({ to }) => to).sort()).toEqual([
        "audit@example.edu",
        "grants@example.edu",
        "robin.smith@example.edu",
      ]);
      for (const mail of mails) {
        expect(mail.subject).toBe("Statement 2025-01-0007");
        expect(mail.html.trim()).toContain("<p>Dear Robin</p>");
        expect(mail.attachments.map((file) => file.name)).toEqual(["2025-01-0007.pdf"]);
        expect(Buffer.from(mail.attachments[0]?.bytes ?? []).equals(PDF)).toBe(true);
      }
    });

    test.each(SUBJECTS)("subject %j arrives as it is", async (subject) => {
      await deliver(aMail({ subject }));
      expect((await arrived()).map((mail) => mail.subject)).toEqual([subject, subject, subject]);
    });

    test.each(REFUSED)("%s is refused before anything is made", async (_, changes) => {
      await expect(sender.draft(aMail(changes))).rejects.toThrow(Refusal);
      expect(await sender.find(aMail().key)).toBeNull();
      expect(await arrived()).toEqual([]);
    });

    test("mails with different keys are different mails", async () => {
      const one = await sender.draft(aMail());
      const two = await sender.draft(aMail({ key: "2025-01 robin.smith@example.edu 2025-01-0007 2" }));
      expect(two.messageId).not.toBe(one.messageId);
    });

    test("what became of a sent mail is never said to be a draft or gone", async () => {
      const { messageId } = await sender.draft(aMail());
      await sender.send(aMail(), messageId);
      const state = await again().state(messageId);
      expect(sender.place === "mailbox" ? [state] : ["Sent", "Unknown"]).toContain(
        sender.place === "mailbox" ? "Sent" : state,
      );
    });

    test("throwing away what is gone or sent is no error", async () => {
      const { messageId } = await sender.draft(aMail());
      await sender.discard(messageId);
      await again().discard(messageId);
      const second = await sender.draft(aMail());
      await sender.send(aMail(), second.messageId);
      await sender.discard(second.messageId);
      expect(await arrived()).toHaveLength(3);
    });

    test("another run finds a draft and a sent mail in a mailbox", async () => {
      expect(await sender.find(aMail().key)).toBeNull();
      const made = await sender.draft(aMail());
      if (sender.place !== "mailbox") return;
      const { messageId } = made;
      expect(await again().find(aMail().key)).toMatchObject({ messageId, state: "Draft" });
      expect(await again().draft(aMail())).toMatchObject({ messageId, state: "Draft", made: false });
      await sender.send(aMail(), messageId);
      expect(await again().find(aMail().key)).toMatchObject({ messageId, state: "Sent" });
      expect(await again().draft(aMail())).toMatchObject({ messageId, state: "Sent" });
      expect(await again().state(messageId)).toBe("Sent");
    });

    test("a draft thrown away is gone from a mailbox", async () => {
      const { messageId } = await sender.draft(aMail());
      if (sender.place !== "mailbox") return;
      await again().discard(messageId);
      expect(await sender.state(messageId)).toBe("Gone");
      expect(await sender.find(aMail().key)).toBeNull();
      expect((await sender.draft(aMail())).messageId).not.toBe(messageId);
    });

    test("of two that make the same mail at once one draft remains", async () => {
      const [one, two] = await together([() => sender.draft(aMail()), () => again().draft(aMail())]);
      // A mail server keeps no drafts: each is its own, and one of them is handed over.
      expect(one?.messageId === two?.messageId).toBe(sender.place !== "server");
      await sender.send(aMail(), one?.messageId ?? "");
      expect(await arrived()).toHaveLength(3);
    });

    test("a key that differs in case only is another mail", async () => {
      const { messageId } = await sender.draft(aMail());
      const other = aMail({ key: aMail().key.toUpperCase() });
      expect(await sender.find(other.key)).toBeNull();
      expect((await sender.draft(other)).messageId).not.toBe(messageId);
    });
  });
}
