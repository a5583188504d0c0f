/** The SMTP sender keeps the MailSender contract, at a real server. */
import PostalMime from "postal-mime";
import { mailSenderContract, type Arrived } from "../../testing/mail-sender-contract";
import { MailServer, PASSWORD, USER } from "../../testing/mail-server";
import { smtpSender, type SmtpSender } from "./sender";
import { smtpServer } from "./server";

let server: MailServer;
const open: SmtpSender[] = [];

beforeEach(() => void jest.spyOn(console, "error").mockImplementation(() => undefined));
afterEach(async () => {
  for (const sender of open.splice(0)) sender.close();
  await server.stop();
  jest.restoreAllMocks();
});

function sender(): SmtpSender {
  const login = `${encodeURIComponent(USER)}:${encodeURIComponent(PASSWORD)}`;
  const address = smtpServer(`smtp://${login}@localhost:${String(server.port)}`);
  const made = smtpSender(address, { tls: { rejectUnauthorized: false } });
  open.push(made);
  return made;
}

/** One a receiver, as the server hands the message on. */
async function arrived(): Promise<Arrived[]> {
  const each = server.delivered.map(async ({ to, bytes }) => {
    const { subject = "", html = "", attachments } = await PostalMime.parse(bytes);
    const files = attachments.map(({ filename, content }) => ({
      name: filename ?? "",
      bytes: new Uint8Array(content as ArrayBuffer),
    }));
    return to.map((receiver) => ({ to: receiver, subject, html, attachments: files }));
  });
  return (await Promise.all(each)).flat();
}

mailSenderContract("SMTP", async () => {
  server = await MailServer.start();
  return { sender: sender(), again: sender, arrived };
});
