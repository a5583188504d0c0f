/** Outlook keeps the MailSender contract: the own mailbox and a shared one, ids that stay and ids that change. */
import { GraphHost, HandClock, signInAs } from "../../testing/graph-host";
import { mailSenderContract } from "../../testing/mail-sender-contract";
import { outlookSender } from "./outlook";

const BILLING = "billing@example.edu";
const PERSON = "sam.hill@example.edu";

let host: GraphHost | undefined;
afterEach(async () => {
  expect(host?.complaints).toEqual([]);
  await host?.stop();
});

describe.each([
  ["own mailbox", "", false, 0],
  ["own mailbox, ids change on sending", "", true, 0],
  ["own mailbox, mails leave later", "", true, 4_000],
  ["shared mailbox", BILLING, false, 0],
])("%s", (_, sharedMailbox, idsChange, staysDraft) => {
  mailSenderContract("Outlook", async () => {
    const clock = new HandClock();
    host = await GraphHost.start({ clock });
    const me = sharedMailbox === "" ? BILLING : PERSON;
    host.accounts.add({ address: me, name: "Sam Hill", shared: [sharedMailbox].filter((one) => one !== "") });
    if (sharedMailbox !== "") host.accounts.add({ address: sharedMailbox, name: "Billing" });
    Object.assign(host.mail, { idsChange, staysDraft });
    const { baseUrl } = host;
    const signIn = signInAs(host, me);
    const open = () => {
      const sender = outlookSender({
        signIn,
        baseUrl,
        sharedMailbox,
        wait: clock.wait,
        now: () => clock.now(),
      });
      const leaving: typeof sender.send = async (mail, id) => {
        const answer = await sender.send(mail, id);
        await clock.wait(staysDraft);
        return answer;
      };
      return { ...sender, send: leaving };
    };
    return {
      sender: open(),
      again: open,
      arrived: () => Promise.resolve(host?.deliveries() ?? []),
      together: (works) => clock.together(works),
    };
  });
});
