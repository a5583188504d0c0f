/** The pane's outbox has the files of the command line's. */
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { outboxSender } from "../../../src/adapters/eml/outbox";
import type { Mail } from "../../../src/core/mail";
import { Basket } from "../../basket";
import { outboxOf } from "./outbox";

const mail: Mail = {
  key: "2025-01 ada.quill@example.edu 2025-01-0001 1",
  period: "2025-01",
  from: "billing@example.edu",
  to: ["ada.quill@example.edu"],
  cc: [],
  bcc: [],
  replyTo: "",
  subject: "Statement for January 2025",
  text: "Dear Ada,\n",
  html: "<p>Dear Ada,</p>",
  attachments: [
    { name: "2025-01-0001_ada.pdf", contentType: "application/pdf", bytes: new Uint8Array([37, 80]) },
  ],
  date: "2025-02-03T09:00:00Z",
};

test("same names, same bytes, same message ID as in a folder", async () => {
  const folder = mkdtempSync(join(tmpdir(), "outbox-"));
  const basket = new Basket();
  const there = await outboxSender(folder).send(mail);
  const here = await outboxOf(basket.saver("outbox")).send(mail);
  expect(here).toEqual(there);
  const [name = ""] = readdirSync(folder);
  expect(basket.files().map((file) => file.path)).toEqual([`outbox/${name}`]);
  expect(Buffer.compare(readFileSync(join(folder, name)), basket.files()[0]!.bytes)).toBe(0);
});
