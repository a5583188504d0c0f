/** The outbox folder: one file a mail, never half of one. */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime from "postal-mime";
import type { Mail } from "../../core/mail";
import { HostFailure, Refusal } from "../../core/problem";
import type { MailSender } from "../../ports/mail-sender";
import { folderSaver } from "../../adapters/node/files";
import { outboxSender } from "./outbox";

const mail: Mail = {
  key: "2025-01 smith@chem.example.edu 2025-01-0007",
  period: "2025-01",
  from: "billing@example.edu",
  to: ["smith@chem.example.edu"],
  cc: [],
  bcc: [],
  replyTo: "",
  subject: "Statement",
  text: "Dear Robin",
  html: "<p>Dear Robin</p>",
  attachments: [
    {
      name: "2025-01-0007_smith@chem.example.edu.pdf",
      contentType: "application/pdf",
      bytes: Uint8Array.of(1, 2, 3),
    },
  ],
  date: "2025-02-03T09:00:00Z",
};
let folder: string;

async function send(outbox: MailSender, given: Mail): Promise<void> {
  const { messageId } = await outbox.draft(given);
  await outbox.send(given, messageId);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "outbox-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("writes a mail that can be read, named after its statement", async () => {
  const outbox = outboxSender(folderSaver(join(folder, "new", "outbox")));
  const { messageId } = await outbox.draft(mail);
  expect(await outbox.send(mail, messageId)).toBe("Sent");
  const [name = "", ...others] = await readdir(join(folder, "new", "outbox"));
  expect(name).toMatch(/^2025-01-0007_smith@chem\.example\.edu_[0-9a-f]{10}\.eml$/);
  expect(others).toEqual([]);
  const parsed = await PostalMime.parse(await readFile(join(folder, "new", "outbox", name)));
  expect(parsed).toMatchObject({ subject: "Statement", messageId });
});

test("the same mail again is the same file, unchanged; a corrected one replaces it", async () => {
  const outbox = outboxSender(folderSaver(folder));
  await send(outbox, mail);
  const [name = ""] = await readdir(folder);
  const { mtimeMs } = await stat(join(folder, name));
  await send(outbox, mail);
  expect((await stat(join(folder, name))).mtimeMs).toBe(mtimeMs);
  await send(outbox, { ...mail, text: "Dear Dr. Smith" });
  expect(await readdir(folder)).toEqual([name]);
  expect((await PostalMime.parse(await readFile(join(folder, name)))).text).toContain("Dear Dr. Smith");
});

test("another key is another file, with the same attachment or none", async () => {
  const outbox = outboxSender(folderSaver(folder));
  await send(outbox, mail);
  await send(outbox, { ...mail, key: `${mail.key} again` });
  await send(outbox, { ...mail, key: "a/b", attachments: [] });
  await send(outbox, { ...mail, key: "a:b", attachments: [] });
  await send(outbox, { ...mail, key: "A/b", attachments: [] });
  const names = (await readdir(folder)).map((name) => name.toLowerCase());
  expect(new Set(names).size).toBe(5);
});

test("a refused mail leaves nothing; a folder that is a file is said", async () => {
  const outbox = outboxSender(folderSaver(folder));
  await expect(send(outbox, { ...mail, subject: "a\nBcc: b" })).rejects.toThrow(Refusal);
  expect(await readdir(folder)).toEqual([]);
  await writeFile(join(folder, "file"), "");
  await expect(send(outboxSender(folderSaver(join(folder, "file"))), mail)).rejects.toThrow(HostFailure);
});
