/** A shared mailbox that an account may not use is refused before anything is asked of it. */
import { Refusal } from "../../core/problem";
import { GraphHost, signInAs } from "../../testing/graph-host";
import { outlookSender } from "./outlook";

let host: GraphHost;
beforeAll(async () => {
  host = await GraphHost.start();
  host.accounts.add({ address: "robin@example.edu", name: "Robin", shared: ["billing@example.edu"] });
  host.accounts.add({ address: "billing@example.edu", name: "Billing" });
  host.accounts.add({ address: "dean@example.edu", name: "Dean" });
});
afterAll(async () => await host.stop());

const mailboxOf = async (sharedMailbox: string): Promise<string> =>
  await outlookSender({
    signIn: signInAs(host, "robin@example.edu"),
    sharedMailbox,
    baseUrl: host.baseUrl,
    wait: () => Promise.resolve(),
  }).mailbox();

test.each([
  ["", "robin@example.edu"],
  ["billing@example.edu", "billing@example.edu"],
])("%j is the mailbox %s", async (shared, mailbox) => {
  expect(await mailboxOf(shared)).toBe(mailbox);
});

test.each([
  ["dean@example.edu", /^robin@example\.edu may not use the mailbox dean@example\.edu\./],
  ["nobody@example.edu", /^There is no mailbox nobody@example\.edu\./],
])("%s is refused in words", async (shared, words) => {
  const failure: unknown = await mailboxOf(shared).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Refusal);
  expect((failure as Refusal).message).toMatch(words);
});
