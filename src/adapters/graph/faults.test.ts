/** A failure of every kind at every request of making and sending a mail, and what the next run makes of it. */
import { HostFailure } from "../../core/problem";
import type { MailSender } from "../../ports/mail-sender";
import { FAULTS } from "../../testing/graph-host";
import { aMail } from "../../testing/mail-sender-contract";
import { startOutlook } from "../../testing/outlook";
import type { Outlook } from "../../testing/outlook";
import { someOf } from "../../testing/runs";

const TO = "robin.smith@example.edu";
/** Search, Deleted Items, make, search, mark, send; and a few of the look afterwards. */
const REQUESTS = 8;
const KINDS = Object.keys(FAULTS) as (keyof typeof FAULTS)[];

let outlook: Outlook;
beforeEach(async () => {
  outlook = await startOutlook();
});
afterEach(async () => {
  await outlook.stop();
});

type Outcome = "Sent" | "Unknown" | "not drafted" | "did not leave";

/** One run, as the step does it. */
async function run(sender: MailSender): Promise<Outcome> {
  let copy;
  try {
    copy = (await sender.find(aMail().key)) ?? (await sender.draft(aMail()));
  } catch (error) {
    if (!(error instanceof HostFailure)) throw error;
    return "not drafted";
  }
  if (copy.state === "Sent") return "Sent";
  try {
    return await sender.send(aMail(), copy.messageId);
  } catch (error) {
    if (!(error instanceof HostFailure)) throw error;
    return "did not leave";
  }
}

/** What is unknown is looked at, not sent again. */
async function judged(outcome: Outcome): Promise<Outcome> {
  if (outcome !== "Unknown") return outcome;
  await outlook.clock.wait(600_000);
  const copy = await outlook.open().find(aMail().key);
  return copy?.state === "Sent" ? "Sent" : "Unknown";
}

const mails = (): number => new Set(outlook.arrivedAt(TO).map(({ number }) => number)).size;

const CASES = KINDS.flatMap((kind) => Array.from({ length: REQUESTS }, (_, i) => [kind, i + 1] as const));

describe.each([
  ["at once", 0, CASES],
  ["after 5 seconds", 5_000, someOf(CASES, 21)],
])("mails leave %s", (_, staysDraft, cases) => {
  test.each(cases)("%s at request %d", async (kind, n) => {
    outlook.host.mail.staysDraft = staysDraft;
    outlook.host.faults.add(n, FAULTS[kind]);
    const first = await judged(await run(outlook.open()));
    await outlook.clock.wait(60_000);
    expect(mails()).toBeLessThanOrEqual(1);
    if (first === "Sent") expect(mails()).toBe(1);
    if (first === "not drafted" || first === "did not leave") {
      expect(mails()).toBe(0);
      expect(await judged(await run(outlook.open()))).toBe("Sent");
      expect(mails()).toBe(1);
    }
    expect(arrivedFiles()).toEqual(mails() === 0 ? [] : [["2025-01-0007.pdf"]]);
  });
});

const arrivedFiles = (): string[][] =>
  outlook.arrivedAt(TO).map(({ attachments }) => attachments.map(({ name }) => name));

describe("the program ends", () => {
  describe.each(["before", "after"] as const)("%s", (when) => {
    test.each(Array.from({ length: REQUESTS - 2 }, (_, i) => i + 1))("request %d", async (n) => {
      await crashAt(n, when);
      await outlook.clock.wait(60_000);
      // The step knows from its log whether it had begun to send; here the mailbox alone is asked.
      const outcome = await run(outlook.open());
      expect(outcome).toBe("Sent");
      expect(mails()).toBe(1);
      expect(arrivedFiles()).toEqual([["2025-01-0007.pdf"]]);
      const left = outlook.host.state.mailbox("billing@example.edu").all();
      expect(left.filter(({ isDraft }) => isDraft)).toEqual([]);
    });
  });

  async function crashAt(n: number, when: "before" | "after"): Promise<void> {
    let requests = 0;
    await new Promise<void>((crashed) => {
      const never = new Promise<Response>(() => undefined);
      const dying: typeof fetch = async (input, init) => {
        requests += 1;
        if (requests > n) return await never;
        if (requests < n) return await fetch(input, init);
        if (when === "after") await fetch(input, init);
        crashed();
        return await never;
      };
      void run(outlook.open({ fetch: dying })).then(() => crashed());
    });
  }
});

test("answers that come after the mail left are told as sent, not as unknown, when a look can tell", async () => {
  const sender = outlook.open();
  const { messageId } = await sender.draft(aMail());
  outlook.host.faults.add(1, FAULTS["504 after"]);
  expect(await sender.send(aMail(), messageId)).toBe("Sent");
  expect(mails()).toBe(1);
});

test.each(["503", "503 with Retry-After", "504 before", "504 after", "reset before", "reset after"] as const)(
  "%s at sending is one request, and unknown while it reads as a draft",
  async (kind) => {
    outlook.host.mail.staysDraft = 30_000;
    const sender = outlook.open();
    const { messageId } = await sender.draft(aMail());
    outlook.host.faults.add(1, FAULTS[kind]);
    expect(await sender.send(aMail(), messageId)).toBe("Unknown");
    expect(outlook.host.log.filter(({ path }) => path.endsWith("/send"))).toHaveLength(1);
  },
);

test("a draft that could not be finished is thrown away, where that can be done", async () => {
  outlook.host.faults.hook = ({ method }) =>
    method === "PATCH" ? { kind: "status", status: 500, when: "before", code: "InternalServerError" } : null;
  await expect(outlook.open().draft(aMail())).rejects.toThrow(HostFailure);
  expect(outlook.host.state.mailbox("billing@example.edu").all()).toMatchObject([{ folder: "deleteditems" }]);
});

test("a page of something in between, in answer to sending, is unknown", async () => {
  const { messageId } = await outlook.open().draft(aMail());
  const portal: typeof fetch = () => Promise.resolve(new Response("<html>Sign in to the hotel</html>"));
  expect(await outlook.open({ fetch: portal }).send(aMail(), messageId)).toBe("Unknown");
  expect(mails()).toBe(0);
});

test("a draft that somebody else sent meanwhile is sent, and was sent once", async () => {
  const sender = outlook.open();
  const { messageId } = await sender.draft(aMail());
  expect(await outlook.open().send(aMail(), messageId)).toBe("Sent");
  expect(await sender.send(aMail(), messageId)).toBe("Sent");
  expect(mails()).toBe(1);
});

test("a draft that is nowhere any more is unknown: it may have left before", async () => {
  const sender = outlook.open();
  const { messageId } = await sender.draft(aMail());
  const mailbox = outlook.host.state.mailbox("billing@example.edu");
  mailbox.remove(mailbox.get(messageId));
  mailbox.remove(mailbox.get(messageId));
  expect(await sender.state(messageId)).toBe("Gone");
  expect(await sender.send(aMail(), messageId)).toBe("Unknown");
  expect(mails()).toBe(0);
});

test("a mail on its way that can be found nowhere for a while is not made again by sending", async () => {
  Object.assign(outlook.host.mail, { staysDraft: 2_000, staysHidden: 20_000 });
  const sender = outlook.open();
  const { messageId } = await sender.draft(aMail());
  expect(await sender.send(aMail(), messageId)).toBe("Sent");
  const states: string[] = [];
  for (let look = 0; look < 4; look += 1) {
    states.push(await sender.state(messageId));
    await outlook.clock.wait(look === 0 ? 3_000 : 10_000);
  }
  expect(states).toEqual(["Draft", "Gone", "Gone", "Sent"]);
  expect(mails()).toBe(1);
});
