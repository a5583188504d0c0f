/** The outbox folder: one file a mail, never half of one. */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime from "postal-mime";
import type { Mail } from "../../core/mail";
import { HostFailure, Refusal } from "../../core/problem";
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

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "outbox-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("writes a mail that can be read, named after its statement", async () => {
  const outbox = outboxSender(join(folder, "new", "outbox"));
  const { messageId, changed } = await outbox.send(mail);
  const [name = "", ...others] = await readdir(join(folder, "new", "outbox"));
  expect(name).toMatch(/^2025-01-0007_smith@chem\.example\.edu_[0-9a-f]{10}\.eml$/);
  expect(others).toEqual([]);
  const parsed = await PostalMime.parse(await readFile(join(folder, "new", "outbox", name)));
  expect(parsed).toMatchObject({ subject: "Statement", messageId });
  expect(changed).toBe(true);
});

test("the same mail again is the same file, unchanged; a corrected one replaces it", async () => {
  const outbox = outboxSender(folder);
  const first = await outbox.send(mail);
  expect(await outbox.send(mail)).toEqual({ ...first, changed: false });
  expect(await outbox.send({ ...mail, text: "Dear Dr. Smith" })).toEqual({ ...first, changed: true });
  const [name = ""] = await readdir(folder);
  expect(await readdir(folder)).toHaveLength(1);
  expect((await PostalMime.parse(await readFile(join(folder, name)))).text).toContain("Dear Dr. Smith");
});

test("another key is another file, with the same attachment or none", async () => {
  const outbox = outboxSender(folder);
  await outbox.send(mail);
  await outbox.send({ ...mail, key: `${mail.key} again` });
  await outbox.send({ ...mail, key: "a/b", attachments: [] });
  await outbox.send({ ...mail, key: "a:b", attachments: [] });
  await outbox.send({ ...mail, key: "A/b", attachments: [] });
  const names = (await readdir(folder)).map((name) => name.toLowerCase());
  expect(new Set(names).size).toBe(5);
});

test("a refused mail leaves nothing; a folder that is a file is said", async () => {
  await expect(outboxSender(folder).send({ ...mail, subject: "a\nBcc: b" })).rejects.toThrow(Refusal);
  expect(await readdir(folder)).toEqual([]);
  await writeFile(join(folder, "file"), "");
  await expect(outboxSender(join(folder, "file")).send(mail)).rejects.toThrow(HostFailure);
});
