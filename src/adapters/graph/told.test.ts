/** What a person reads when Outlook fails: what happened, what was written, what to do; and who may ask for what. */
import { HostFailure, Refusal } from "../../core/problem";
import type { MailSender } from "../../ports/mail-sender";
import type { SignIn } from "../../ports/sign-in";
import { signInAs } from "../../testing/graph-host";
import type { Fault } from "../../testing/graph-host";
import { aMail } from "../../testing/mail-sender-contract";
import { BILLING, PERSON, startOutlook } from "../../testing/outlook";
import type { Outlook } from "../../testing/outlook";
import { outlookScopes, outlookSender } from "./outlook";

let outlook: Outlook;
beforeEach(async () => {
  outlook = await startOutlook();
});
afterEach(async () => {
  await outlook.stop();
});

const answer = (status: number, code: string): Fault => ({ kind: "status", status, when: "before", code });

async function told(work: Promise<unknown>): Promise<{ message: string; written: string }> {
  const error: unknown = await work.catch((e: unknown) => e);
  if (!(error instanceof HostFailure)) throw new Error(`Not a HostFailure: ${String(error)}`);
  return { message: error.message, written: error.written };
}

describe("making a draft", () => {
  test.each([
    [401, "InvalidAuthenticationToken", "Microsoft 365 does not accept the sign-in any more. Sign in again and try once more."],
    [403, "ErrorAccessDenied", "Microsoft 365 does not allow it. It needs the permission Mail.ReadWrite: ask your administrator for it (ErrorAccessDenied, A failure on request)."],
    [404, "MailboxNotEnabledForRESTAPI", "this account has no mailbox in Microsoft 365. Sign in with one that has."],
    [413, "RequestEntityTooLarge", "it is too large for Microsoft 365."],
    [429, "ApplicationThrottled", "Microsoft 365 asks to wait: too many requests. Wait some minutes and try again."],
    [500, "InternalServerError", "Microsoft 365 failed (500). Try again in some minutes."],
    [507, "ErrorQuotaExceeded", "the mailbox is full. Make room in it and try again."],
    [400, "ErrorInvalidPropertySet", "Microsoft 365 refused it (400, ErrorInvalidPropertySet, A failure on request)."],
  ])("%d %s", async (status, code, reason) => {
    outlook.host.faults.add(2, answer(status, code), true);
    expect(await told(outlook.open().draft(aMail()))).toEqual({
      message: `The draft to robin.smith@example.edu could not be made: ${reason}`,
      written: "perhaps a draft in Outlook; nothing was sent",
    });
  }); // prettier-ignore

  test("no network", async () => {
    const sender = outlook.open({ fetch: () => Promise.reject(new TypeError("fetch failed")) });
    expect((await told(sender.draft(aMail()))).message).toBe(
      "The draft to robin.smith@example.edu could not be made: Microsoft 365 could not be reached. Check the network and try again.",
    );
  });
});

describe("sending", () => {
  test.each([
    [403, "ErrorAccessDenied", "Microsoft 365 does not allow it. It needs the permission Mail.Send: ask your administrator for it (ErrorAccessDenied, A failure on request)."],
    [403, "ErrorSendAsDenied", "this account may not send with that From address. Have it allowed to, or correct the address under Settings."],
    [400, "ErrorInvalidRecipients", "Outlook does not accept one of its addresses. Correct it under People."],
    [400, "ErrorMessageSizeExceeded", "it is larger than the mailbox may send."],
  ])("%d %s", async (status, code, reason) => {
    const sender = outlook.open();
    const { messageId } = await sender.draft(aMail());
    outlook.host.faults.add(1, answer(status, code));
    expect(await told(sender.send(aMail(), messageId))).toEqual({
      message: `The mail to robin.smith@example.edu did not leave: ${reason}`,
      written: "the draft stays in Outlook",
    });
    expect(await sender.state(messageId)).toBe("Draft");
  }); // prettier-ignore

  test("leaves as whose mailbox it is, whatever the From of the settings", async () => {
    const mail = aMail({ from: "Dean <dean@example.edu>" });
    const sender = outlook.open();
    const { messageId } = await sender.draft(mail);
    expect(await sender.send(mail, messageId)).toBe("Sent");
    expect(outlook.arrivedAt("robin.smith@example.edu")).toMatchObject([{ from: BILLING }]);
  });

  test("a token that ran out is asked for once more", async () => {
    const sender = outlook.open();
    const { messageId } = await sender.draft(aMail());
    outlook.host.faults.add(1, answer(401, "InvalidAuthenticationToken"));
    expect(await sender.send(aMail(), messageId)).toBe("Sent");
    expect(outlook.arrivedAt("robin.smith@example.edu")).toHaveLength(1);
  });
});

test("a page of something in between, instead of an answer, is no answer", async () => {
  const portal: typeof fetch = () => Promise.resolve(new Response("<html>Sign in to the hotel</html>"));
  expect((await told(outlook.open({ fetch: portal }).find("k"))).message).toBe(
    "Outlook could not be searched for the mail: something else answered in Microsoft 365's place, such as the sign-in page of a network. Open a web page in a browser, sign in where it asks for it, and try again.",
  );
});

test("an answer that breaks off is asked for again where that does no harm", async () => {
  let asked = 0;
  const breaking: typeof fetch = async (input, init) => {
    asked += 1;
    if (asked > 1) return await fetch(input, init);
    return new Response(new ReadableStream({ start: (body) => body.error(new TypeError("terminated")) }));
  };
  expect(await outlook.open({ fetch: breaking }).find("k")).toBeNull();
  expect(asked).toBe(2);
});

describe("permissions", () => {
  test("as few as will do", () => {
    expect(outlookScopes("")).toEqual(["Mail.ReadWrite", "Mail.Send"]);
    expect(outlookScopes(BILLING)).toEqual(["Mail.ReadWrite.Shared", "Mail.Send.Shared"]);
  });

  test("a person who does not agree is a refusal, as the sign-in says it", async () => {
    const sender = outlook.open({ signIn: signInAs(outlook.host, BILLING, ["Mail.ReadWrite"]) });
    for (const work of [() => sender.mailbox(), () => sender.find("k"), () => sender.draft(aMail())]) {
      await expect(work()).rejects.toThrow(new Refusal("Mail.Send was not granted."));
    }
    expect(outlook.host.log).toEqual([]);
  });

  test("nobody signed in", async () => {
    const signIn: SignIn = { ...signInAs(outlook.host, BILLING), account: () => Promise.resolve(null) };
    await expect(outlook.open({ signIn }).mailbox()).rejects.toThrow(Refusal);
  });

  test("a token without the permission", async () => {
    const signIn: SignIn = {
      ...signInAs(outlook.host, BILLING),
      token: () => Promise.resolve(outlook.host.accounts.token(BILLING, ["Mail.ReadWrite"])),
    };
    const sender = outlook.open({ signIn });
    const { messageId } = await sender.draft(aMail());
    expect((await told(sender.send(aMail(), messageId))).message).toContain(
      "It needs the permission Mail.Send:",
    );
  });
});

describe("a shared mailbox", () => {
  const shared = (address: string, person = PERSON): MailSender =>
    outlookSender({
      signIn: signInAs(outlook.host, person),
      baseUrl: outlook.host.baseUrl,
      sharedMailbox: address,
      wait: outlook.clock.wait,
      now: () => outlook.clock.now(),
    });

  test("has the drafts and the sent mails, and is the sender", async () => {
    const sender = shared(BILLING);
    expect(await sender.mailbox()).toBe(BILLING);
    const { messageId } = await sender.draft(aMail());
    await sender.send(aMail(), messageId);
    expect(outlook.host.state.mailbox(PERSON).all()).toEqual([]);
    expect(outlook.host.state.mailbox(BILLING).all()).toMatchObject([{ folder: "sentitems" }]);
    expect(outlook.arrivedAt("robin.smith@example.edu")).toMatchObject([{ mailbox: BILLING, from: BILLING }]);
  });

  test("one that is not there is named", async () => {
    expect(await told(shared("nobody@example.edu").find("k"))).toEqual({
      message:
        "Outlook could not be searched for the mail: there is no mailbox nobody@example.edu. Correct the shared mailbox under Settings.",
      written: "nothing",
    });
  });

  test("that takes no large files", async () => {
    const large = { name: "l.pdf", contentType: "application/pdf", bytes: new Uint8Array(4_000_000) };
    outlook.host.faults.hook = ({ path }) =>
      path.endsWith("createUploadSession") ? answer(403, "ErrorAccessDenied") : null;
    expect((await told(shared(BILLING).draft(aMail({ attachments: [large] })))).message).toBe(
      "The draft to robin.smith@example.edu could not be made: Microsoft 365 does not take files of 3 MB and more for a shared mailbox here. Send this mail from your own mailbox.",
    );
  });

  test("one that the person was not given", async () => {
    outlook.host.accounts.add({ address: "dean@example.edu", name: "Dean" });
    expect((await told(shared("dean@example.edu").find("k"))).message).toContain(
      "It needs the permission Mail.ReadWrite.Shared",
    );
  });
});

test("what stands in a key, a name or a subject stays text", async () => {
  const mail = aMail({
    key: "2025-01 o'neil@example.edu') or 1 eq 1 & $top=1#%2F",
    to: ['"Robin, the ""chemist""" <robin.smith@example.edu>', "o'neil@example.edu"],
    from: "Billing & Co <billing@example.edu>",
    html: "<p>&lt;script&gt; é</p>",
  });
  await outlook.open().draft(aMail());
  const sender = outlook.open();
  expect(await sender.find(mail.key)).toBeNull();
  const { messageId } = await sender.draft(mail);
  expect(await sender.find(mail.key)).toMatchObject({ messageId });
  await sender.send(mail, messageId);
  expect(
    outlook.host
      .deliveries()
      .map(({ to }) => to)
      .slice(0, 2),
  ).toEqual(["robin.smith@example.edu", "o'neil@example.edu"]);
  expect(outlook.arrivedAt("robin.smith@example.edu")).toMatchObject([
    { html: mail.html, replyTo: ["answers@example.edu"] },
  ]);
});

test("a key of any length finds its own mail only", async () => {
  const long = (end: string): string => `${"2025-01 ".repeat(60)}${end}`;
  const sender = outlook.open();
  const one = await sender.draft(aMail({ key: long("1") }));
  expect(await sender.find(long("2"))).toBeNull();
  expect(await sender.find(long("1"))).toMatchObject({ messageId: one.messageId });
});

test("a draft thrown into Deleted Items by hand is none any more, a sent mail is still sent", async () => {
  const sender = outlook.open();
  const { messageId } = await sender.draft(aMail());
  const mailbox = outlook.host.state.mailbox(BILLING);
  mailbox.remove(mailbox.get(messageId));
  expect(await sender.find(aMail().key)).toBeNull();
  expect(await sender.state(messageId)).toBe("Gone");
  const second = await sender.draft(aMail());
  await sender.send(aMail(), second.messageId);
  mailbox.remove(mailbox.get(second.messageId));
  expect(await sender.find(aMail().key)).toMatchObject({ state: "Sent" });
  expect(await sender.state(second.messageId)).toBe("Sent");
});

test("of several copies a sent one counts, else the oldest", async () => {
  const sender = outlook.open();
  const { messageId } = await sender.draft(aMail());
  const mailbox = outlook.host.state.mailbox(BILLING);
  const first = mailbox.get(messageId);
  await outlook.clock.wait(5000);
  const copy = mailbox.create({
    ...first.body,
    singleValueExtendedProperties: [...first.properties].map(([id, value]) => ({ id, value })),
  });
  expect(await sender.find(aMail().key)).toMatchObject({ messageId, state: "Draft" });
  mailbox.send(copy);
  expect(await sender.find(aMail().key)).toMatchObject({ state: "Sent" });
});

test("the link of a message leads to it, before and after it left", async () => {
  outlook.host.mail.idsChange = true;
  const sender = outlook.open();
  const { messageId } = await sender.draft(aMail());
  const before = await sender.link?.(messageId);
  await sender.send(aMail(), messageId);
  const after = await sender.link?.(messageId);
  expect(before).toMatch(/^https:\/\/outlook\./);
  expect(after).toMatch(/^https:\/\/outlook\./);
  expect(after).not.toBe(before);
  expect(await sender.link?.("nothing")).toBe("");
});
