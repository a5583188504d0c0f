/**
 * The month's mails through Outlook, with the sign-in faked at MSAL's border and Graph by its stand-in: drafts, sending,
 * a run that is interrupted, what cannot be known, and sending again. The tests go on with one month, in their order.
 */
import type { Page } from "playwright-core";
import type { GraphHost } from "../../src/testing/graph-host";
import { FAULTS } from "../../src/testing/graph-host";
import { inBrowser, withMonthIn } from "./support/begin";
import { tablesIn } from "./support/cells";
import { faults } from "./support/faults";
import type { Hand } from "./support/hand";
import { portraits } from "./support/looks";
import { mailsIn, ME, OTHERS, outlookFor } from "./support/outlook";
import { openPane, paneOf, type OpenPane } from "./support/pane";
import { eventually, settles } from "./support/settles";
import { makeStatements, openStep, said } from "./support/walk";

let pane: OpenPane;
let hand: Hand;
let outlook: GraphHost;
const found: string[] = [];

inBrowser();
beforeAll(async () => {
  const holder = await openPane({ width: 320 });
  outlook = await outlookFor(holder.page);
  ({ pane, hand } = await withMonthIn(await paneOf(holder)));
  await openStep(hand, "Statements");
  await makeStatements(hand);
  await hand.press("Go to Send");
});
afterAll(async () => await outlook.stop());

/** What axe finds in this state, in every colour; with SCREENSHOTS=1 also its pictures. */
async function look(stage: string): Promise<void> {
  found.push(...(await faults(pane, stage)));
  await portraits(pane.page, stage);
}

const alert = () => pane.page.getByRole("alert");
const choose = async (name: string): Promise<void> =>
  await pane.page.getByRole("radio", { name, exact: true }).check();
const mailLog = async (): Promise<string> => (await tablesIn(pane)).get("tables/Mail Log.csv") ?? "";

test("without a choice there is the outbox, which needs no account", async () => {
  await pane.page.getByRole("button", { name: /^Save the mails to an outbox/ }).waitFor();
  await settles(() => pane.page.getByRole("radio", { name: "Save to an outbox" }).isChecked(), true);
  expect(outlook.log).toEqual([]);
  await look("send-outbox");
});

test("where Outlook is not set up, that is said at once, with who can help; the outbox works", async () => {
  const { page } = pane;
  await page.route("**/deployment.json", async (route) => {
    await route.fulfill({ json: { clientId: "", tenant: "" } });
  });
  await choose("Send now");
  await page.getByText(/^Sending through Outlook is not set up on this deployment: ask whoever/).waitFor();
  await settles(() => page.getByRole("button", { name: "Sign in to Microsoft 365" }).count(), 0);
  await look("send-not-set-up");
  await page.unroute("**/deployment.json");
  await choose("Save to an outbox");
});

test("a placeholder that is not known is named while it is typed, and not saved", async () => {
  const { page } = pane;
  await page.getByText("Subject, text and copies").click();
  const subject = page.getByRole("textbox", { name: "Subject" });
  await subject.fill("Your costs of {month}");
  await alert().getByText("placeholder that is not known: {month}").waitFor();
  const save = page.getByRole("button", { name: "Save the texts" });
  await settles(() => save.getAttribute("aria-disabled"), "true");
  await look("send-template");
  await subject.fill("Your costs of ");
  await hand.choose("Placeholder", "{period_name}: January 2025");
  await subject.focus();
  await hand.press("Insert");
  await page.getByText("Your costs of January 2025", { exact: true }).waitFor();
  await hand.press("Save the texts");
  await said(page, /^The texts are saved/).waitFor();
  expect((await tablesIn(pane)).get("tables/Settings.csv")).toContain("Your costs of {period_name}");
});

test.each([
  ["closes", /window was closed/],
  ["needs an administrator", /ask an administrator of Microsoft 365 to grant it/],
  ["cannot open", /Allow pop-ups/],
] as const)("sign-in that a person %s: what happened and what to do", async (answer, words) => {
  await choose("Create drafts in Outlook");
  await pane.with(answer, (preview, given) => void (preview.signIn = given));
  await hand.press("Sign in to Microsoft 365");
  await alert().getByText(words).waitFor();
  if (answer === "closes") await look("send-sign-in-refused");
  await hand.press("Dismiss");
});

test("signed in when it is pressed, and who is said", async () => {
  await pane.on((preview) => void (preview.signIn = "yes"));
  expect(outlook.log).toEqual([]);
  await hand.press("Sign in to Microsoft 365");
  await pane.page.getByText(`Signed in: ${ME.name} (${ME.address})`).waitFor();
  await look("send-signed-in");
});

/** Opens the mail of the nth PI. @returns the PI's name */
async function openMail(n: number): Promise<string> {
  const button = pane.page.getByRole("button", { name: /^Preview the mail to / }).nth(n);
  const name = ((await button.getAttribute("aria-label")) ?? "").replace("Preview the mail to ", "");
  await button.click();
  return name;
}

test("a test mail goes to oneself and to nobody else, and counts for nothing", async () => {
  const name = await openMail(0);
  await settles(() => pane.page.getByRole("textbox", { name: "Your address" }).inputValue(), ME.address);
  await hand.press("Send a test mail");
  await pane.page.getByText(`A test mail to ${ME.address} is sent. Nothing counts as sent.`).waitFor();
  await look("send-test");
  const [mail, ...more] = mailsIn(outlook);
  expect(mail).toMatchObject({ to: ME.address, subject: "Test: Your costs of January 2025", isDraft: false });
  expect(more).toEqual([]);
  expect((await mailLog()).trim().split("\n")).toHaveLength(1);
  await hand.press(`Hide the mail to ${name}`);
});

test("a shared mailbox that one may not use is refused in words; nothing was sent", async () => {
  await choose("A shared mailbox");
  await hand.type("Address of the shared mailbox", "dean");
  await pane.page.getByText("dean is no mail address.").waitFor();
  await hand.type("Address of the shared mailbox", OTHERS);
  await look("send-shared");
  const name = await openMail(0);
  await hand.press(`Create only this draft: ${name}`);
  await alert()
    .getByText(/^robin@example\.edu may not use the mailbox dean@example\.edu\..*Nothing was sent\.$/)
    .waitFor();
  await hand.press("Dismiss");
  expect((await mailLog()).trim().split("\n")).toHaveLength(1);
  expect(mailsIn(outlook, OTHERS)).toEqual([]);
  await hand.press(`Hide the mail to ${name}`);
  await choose("My mailbox");
});

/** The messages of the own mailbox but for the test to oneself. */
const mails = () => mailsIn(outlook).filter(({ to }) => to !== ME.address);
/** Somebody presses Send in Outlook. */
function sendByHand(to: string): void {
  const mailbox = outlook.state.mailbox(ME.address);
  const draft = mailbox
    .all()
    .find(({ isDraft, body }) => isDraft && body.toRecipients?.[0]?.emailAddress.address === to);
  if (draft === undefined) throw new Error(`No draft to ${to}`);
  mailbox.send(draft);
}

test("a draft with its PDF, which leaves by hand in Outlook; Check again finds that it went out", async () => {
  const name = await openMail(0);
  await hand.press(`Create only this draft: ${name}`);
  await said(pane.page, /^1 draft lies in Outlook's Drafts\. Look at it and send it there/).waitFor();
  expect(mails()).toMatchObject([
    { isDraft: true, files: [/^2025-01-0001.*\.pdf$/.exec(mails()[0]?.files[0] ?? "")?.[0]] },
  ]);
  await pane.page.getByText(/^draft of today .*: not sent yet$/).waitFor();
  await look("send-drafted");
  sendByHand(mails()[0]?.to ?? "");
  await hand.press("Check again");
  await said(pane.page, /^1 mail went out\./).waitFor();
  await pane.page.getByText(/^1 of 10 mails went out\. Go on with the rest\./).waitFor();
  await hand.press(`Hide the mail to ${name}`);
});

/** How many mails each PI got, by address. */
const delivered = (): Map<string, number> => {
  const to = outlook.state.post.deliveries.filter(
    ({ kind, subject }) => kind === "to" && !subject.startsWith("Test"),
  );
  return new Map(to.map((one) => [one.to, to.filter((other) => other.to === one.to).length]));
};
const isSend = (method: string, path: string): boolean => method === "POST" && path.endsWith("/send");

/** As closing the pane and opening it again. @param closed called in between */
async function reopen(closed = (): void => undefined): Promise<void> {
  await pane.page.reload();
  closed();
  await openStep(hand, "Send");
  await pane.page.getByText(`Signed in: ${ME.name} (${ME.address})`).waitFor();
}

test("what leaves at once is asked about; an answer is lost, and the pane is closed in the middle", async () => {
  await choose("Send now");
  await hand.press("Go on: send the other 9…");
  await pane.page
    .getByText(/^9 mails leave from robin@example\.edu now\. Nobody can call them back\./)
    .waitFor();
  await look("send-confirm");
  const asked = new Set<string>();
  let goOn = (): void => undefined;
  const closed = new Promise<null>((done) => (goOn = () => done(null)));
  outlook.faults.hook = ({ method, path }) => {
    // A browser asks once more by itself where a connection is cut.
    if (!isSend(method, path) || asked.has(path)) return null;
    asked.add(path);
    // The second mail leaves, and nobody hears of it; the fourth waits at Outlook until the pane is closed.
    if (asked.size === 2) return FAULTS["reset after"];
    return asked.size === 4 ? closed : null;
  };
  await hand.press("Send 9 mails now");
  await pane.page.getByText(/^Mail 4 of 9, to /).waitFor();
  await look("send-busy");
  await settles(() => asked.size, 4);
  await reopen(goOn);
  outlook.faults.hook = null;
  await pane.page.getByText(/^4 of 10 mails went out\. Go on with the rest\./).waitFor();
  await look("send-interrupted");
  await settles(() => delivered().size, 5);
});

test("the next press goes on where the run ended: each PI has one mail, none has two", async () => {
  const { page } = pane;
  await hand.press("Go on: send the other 5…");
  await hand.press("Send 5 mails now");
  // The pane that was closed still holds the lease.
  await hand.press("Take over");
  await said(page, /^6 mails sent\./).waitFor();
  await page.getByText("All 10 mails of this month went out.").waitFor();
  await look("send-all-sent");
  expect([...delivered().values()]).toEqual(Array<number>(10).fill(1));
  expect((await mailLog()).match(/,Sent,/g)).toHaveLength(10);
});

/** Sends the nth PI's mail again. @returns the PI's name */
async function sendAgain(n: number, reason: string): Promise<string> {
  const name = await openMail(n);
  await hand.press(`Send again… to ${name}`);
  await hand.press("Send again");
  await alert().filter({ hasText: "Give a reason first." }).waitFor();
  await hand.type("Reason", reason);
  await hand.press("Send again");
  return name;
}

test("sending again needs a reason, which stands in the log; Outlook asks to wait, which is said", async () => {
  let sends = 0;
  outlook.faults.hook = ({ method, path }) =>
    isSend(method, path) && ++sends === 1 ? { ...FAULTS["429"], retryAfter: "5" } : null;
  const name = await sendAgain(1, "The PI lost it");
  await pane.page.getByText("Outlook asks to wait 5 s").waitFor();
  await said(pane.page, /^1 mail sent\./).waitFor();
  expect([...delivered().values()].filter((n) => n === 2)).toHaveLength(1);
  expect(await mailLog()).toContain("The PI lost it");
  await hand.press(`Hide the mail to ${name}`);
});

test("what cannot be known comes first, with the facts; it is never repeated by itself", async () => {
  const { page } = pane;
  outlook.faults.hook = ({ method, path }) => (isSend(method, path) ? FAULTS["reset before"] : null);
  for (const n of [2, 3, 4]) {
    const name = await sendAgain(n, "Asked for once more");
    await page.getByText(/^Waiting until the mail to .* left$/).waitFor();
    await hand.press("Cancel");
    await said(page, /may be leaving just now: press Check again in some minutes/).waitFor();
    await hand.press(`Hide the mail to ${name}`);
  }
  outlook.faults.hook = null;
  const now = await page.evaluate<number>("Date.now()");
  await page.clock.install({ time: now + 11 * 60_000 });
  await reopen();
  await hand.press("Check again");
  await said(page, /^Of 3 mails nobody knows whether they left: decide below\./).waitFor();
  await page.getByRole("heading", { name: "Did they leave? (3 mails)" }).waitFor();
  await headingIsSeen(page);
  await look("send-unknown");
  expect([...delivered().values()].filter((n) => n === 2)).toHaveLength(1);
});

/** What is said lies over the pane; what is to be decided begins below it. */
async function headingIsSeen(page: Page): Promise<void> {
  await eventually(async () => {
    const said = await page.locator(".said").boundingBox();
    const heading = await page.getByRole("heading", { name: /^Did / }).boundingBox();
    expect(heading?.y).toBeGreaterThanOrEqual((said?.y ?? Infinity) + (said?.height ?? Infinity));
  });
}

test("nothing beside it says that all is done", async () => {
  const { page } = pane;
  await page
    .getByText(
      "All 10 mails of this month went out. Of 3 mails besides nobody knows whether they left: decide above.",
    )
    .waitFor();
  await page
    .getByRole("button", { name: /needs attention: 3 *Send 3 mails may have left: decide/ })
    .waitFor();
  await page.locator(".note.warning.said").waitFor();
  await settles(() => page.locator(".warn", { hasText: /^may have left again today/ }).count(), 3);
  for (const name of ["Go to Journal", "Send all again…"])
    await settles(() => page.getByRole("button", { name }).count(), 0);
  await page.getByText("Outlook could not say. It can be asked once more.").waitFor();
});

test("a message in doubt can be looked at in Outlook, which is asked when it is pressed", async () => {
  const { page } = pane;
  const { body, immutableId } = outlook.state
    .mailbox(ME.address)
    .all()
    .find(({ isDraft }) => isDraft)!;
  const to = body.toRecipients?.[0]?.emailAddress.address ?? "";
  await page.context().route("https://outlook.office365.com/**", async (route) => {
    await route.fulfill({ body: "Outlook" });
  });
  const before = outlook.log.length;
  const button = page.getByRole("button", { name: `Open in Outlook: the mail to ${to}` });
  const [opened] = await Promise.all([page.context().waitForEvent("page"), button.click()]);
  await opened.waitForURL(`**/owa/?ItemID=${encodeURIComponent(immutableId)}&**`);
  const link = page.getByRole("link", { name: /^Open in Outlook/ });
  await settles(() => link.getAttribute("href"), opened.url());
  await opened.close();
  const asked = outlook.log.slice(before).filter(({ path }) => path.includes("/me/"));
  expect(new Set(asked.map(({ method }) => method))).toEqual(new Set(["GET"]));
  await look("send-unknown-found");
});

test("a person decides with a reason: about one that was sent, then about two at once that were not", async () => {
  const { page } = pane;
  await page
    .getByRole("button", { name: /^It was sent… to / })
    .first()
    .click();
  await hand.type("Reason", "The PI has it");
  await look("send-unknown-reason");
  await hand.press("It was sent");
  await said(page, /counts as sent\./).waitFor();
  await page.getByRole("heading", { name: "Did they leave? (2 mails)" }).waitFor();
  await hand.tick("Select all 2 mails");
  await hand.press("These 2 were not sent…");
  await hand.type("Reason", "Not in Sent Items");
  await look("send-unknown-all");
  await hand.press("All 2 were not sent");
  await said(page, /^2 mails count as not sent\. Of 2 of them the first went out/).waitFor();
  await settles(() => page.getByRole("heading", { name: /^Did / }).count(), 0);
  const log = await mailLog();
  expect(log).toContain("The PI has it");
  expect(log).toContain("Not in Sent Items");
  await sendAgain(3, "The first did not leave");
  await said(page, /^1 mail sent\./).waitFor();
  expect([...delivered().values()].filter((n) => n === 2)).toHaveLength(2);
});

test("axe finds nothing in any of these states, nothing scrolls sideways, and Graph got what it publishes", () => {
  expect(found).toEqual([]);
  expect(outlook.complaints).toEqual([]);
  // The browser itself reports connections that were cut and answers that refuse.
  expect(pane.errors.filter((error) => !error.startsWith("Failed to load resource"))).toEqual([]);
});
