/** The .eml files as three independent readers see them. */
import { execFileSync } from "node:child_process";
import PostalMime from "postal-mime";
import fc from "fast-check";
import type { Mail } from "../../core/mail";
import { Refusal } from "../../core/problem";
import { describeWith } from "../../testing/tools";
import { mailToEml, messageId } from "./eml";

const mail: Mail = {
  key: "2025-01 smith@chem.example.edu 2025-01-0007",
  period: "2025-01",
  from: "Research Computing Billing <billing@example.edu>",
  to: ["smith@chem.example.edu"],
  cc: [],
  bcc: [],
  replyTo: "",
  subject: "Statement for January 2025",
  text: "Dear Robin,\n\nthree lines\nwith € and 王小明.\n",
  html: "<p>Dear Robin</p>\n<p>€ 王小明</p>",
  attachments: [
    { name: "2025-01-0007_smith@chem.example.edu.pdf", contentType: "application/pdf", bytes: bytesOf(5000) },
  ],
  date: "2025-02-03T09:00:00Z",
};

function bytesOf(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 7 + (index >> 8)) % 256);
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");
const read = (given: Mail) => PostalMime.parse(mailToEml(given));

test("is ASCII with CRLF only, and no long lines", () => {
  const eml = text(
    mailToEml({ ...mail, subject: "Ü ".repeat(200), to: Array<string>(30).fill("someone@chem.example.edu") }),
  );
  expect(eml).toMatch(/^[\x20-\x7e\r\n]*$/);
  expect(eml.replace(/\r\n/g, "")).not.toMatch(/[\r\n]/);
  expect(Math.max(...eml.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(78);
});

test("base64 lines have 76 characters", () => {
  const lines = text(mailToEml(mail))
    .split("\r\n")
    .filter((line) => /^[A-Za-z0-9+/]{70,}$/.test(line));
  expect(lines.length).toBeGreaterThan(50);
  expect(Math.max(...lines.map((line) => line.length))).toBe(76);
});

test("same mail, same bytes; another key, another Message-ID", () => {
  expect(mailToEml(mail)).toEqual(mailToEml({ ...mail }));
  expect(messageId(mail)).toMatch(/^<[0-9a-f]{40}@example\.edu>$/);
  expect(messageId({ ...mail, key: "other" })).not.toBe(messageId(mail));
});

test("blind copies stand in a file that a person opens and sends, and in no message on its way", async () => {
  const given = { ...mail, bcc: ["audit@example.edu", "Files <files@example.edu>"] };
  const file = await read(given);
  expect(file.bcc?.map((bcc) => bcc.address)).toEqual(["audit@example.edu", "files@example.edu"]);
  expect(file.headers.find((h) => h.key === "x-unsent")?.value).toBe("1");
  const message = text(mailToEml(given, "message"));
  expect(message).not.toMatch(/audit|files@|x-unsent/i);
  expect((await PostalMime.parse(mailToEml(given, "message"))).attachments).toHaveLength(1);
});

test("postal-mime reads it back", async () => {
  const parsed = await read({
    ...mail,
    cc: ["a@example.edu", "b@example.edu"],
    bcc: [],
    replyTo: "answers@example.edu",
  });
  expect(parsed.from).toMatchObject({ name: "Research Computing Billing", address: "billing@example.edu" });
  expect(parsed.to?.map((to) => to.address)).toEqual(mail.to);
  expect(parsed.cc?.map((cc) => cc.address)).toEqual(["a@example.edu", "b@example.edu"]);
  expect(parsed.replyTo?.[0]?.address).toBe("answers@example.edu");
  expect(parsed.subject).toBe(mail.subject);
  expect(parsed.text?.replace(/\r\n/g, "\n").trimEnd()).toBe(mail.text.trimEnd());
  expect(parsed.html?.replace(/\r\n/g, "\n").trimEnd()).toBe(mail.html);
  expect(parsed.date).toBe("2025-02-03T09:00:00.000Z");
  expect(parsed.messageId).toBe(messageId(mail));
  const [pdf] = parsed.attachments;
  expect(pdf).toMatchObject({
    filename: mail.attachments[0]?.name,
    mimeType: "application/pdf",
    disposition: "attachment",
  });
  expect(new Uint8Array(pdf?.content as ArrayBuffer)).toEqual(mail.attachments[0]?.bytes);
});

const AWKWARD = [
  "Łukasz Żółć 王小明",
  "=?UTF-8?B?eA==?=",
  `"quoted" \\ slash`,
  "x".repeat(200),
  "😀".repeat(40),
  "a  b",
];

test.each(AWKWARD)("subject, name and file name survive: %j", async (awkward) => {
  // postal-mime decodes encoded words in RFC 2231 names too, where none may stand.
  const name = `${awkward.replace("=?", "=_")}.pdf`;
  const parsed = await read({
    ...mail,
    subject: awkward,
    from: `${awkward.replace(/["\\]/g, "")} <billing@example.edu>`,
    attachments: [{ name, contentType: "application/pdf", bytes: bytesOf(3) }],
  });
  expect(parsed.subject).toBe(awkward);
  expect(parsed.from?.name).toBe(awkward.replace(/["\\]/g, "").trim());
  expect(parsed.from?.address).toBe("billing@example.edu");
  expect(parsed.attachments[0]?.filename).toBe(name);
});

test("any subject survives", async () => {
  const subject = fc.string({ unit: "grapheme", maxLength: 120 }).filter((s) => s.trim() === s && s !== "");
  await fc.assert(
    fc.asyncProperty(subject, async (given) => {
      expect((await read({ ...mail, attachments: [], subject: given })).subject).toBe(given);
    }),
  );
});

test.each([
  { subject: "x\r\nBcc: evil@example.edu" },
  { subject: "Ü\nBcc: evil@example.edu" },
  { from: "billing@example.edu\r\nBcc: evil@example.edu" },
  { to: ["smith@example.edu\nBcc: evil@example.edu"] },
  { to: ["Robin\r\nX: y <smith@example.edu>"] },
  { cc: ["a@example.edu, evil@example.edu"] },
  { bcc: ["a@example.edu\nTo: evil@example.edu"] },
  { replyTo: "a@example.edu\r\nBcc: evil@example.edu" },
  { to: ["no address"] },
  { to: [] },
  { to: ["żółć@example.edu"] },
  { attachments: [{ name: "a\r\nb.pdf", contentType: "application/pdf", bytes: bytesOf(1) }] },
] satisfies Partial<Mail>[])("refuses %j", (change) => {
  expect(() => mailToEml({ ...mail, ...change })).toThrow(Refusal);
});

test("an international domain goes out in ASCII", async () => {
  expect((await read({ ...mail, to: ["a@büro.example"] })).to?.[0]?.address).toBe("a@xn--bro-hoa.example");
});

const PYTHON = `
import sys, json, email, email.policy
m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
pdf = next(m.iter_attachments())
addresses = lambda name: [a.addr_spec for a in m[name].addresses] if m[name] else []
print(json.dumps({
  "cc": addresses("cc"), "bcc": addresses("bcc"), "answers": addresses("reply-to"), "html": "<p>Dear Robin</p>" in m.get_body(("html",)).get_content(),
  "subject": m["subject"], "to": [a.addr_spec for a in m["to"].addresses], "from": m["from"].addresses[0].display_name,
  "date": m["date"].datetime.isoformat(), "file": pdf.get_filename(), "bytes": list(pdf.get_content()),
  "text": m.get_body(("plain",)).get_content(), "defects": [str(d) for p in m.walk() for d in p.defects]}))
`;
describeWith("python3", "Python's email", () => {
  test("reads it back without a defect", () => {
    const name = "2025-01-0007_Łukasz Żółć, a rather long file name that needs several segments 王小明.pdf";
    const given: Mail = {
      ...mail,
      subject: "Zestawienie dla Łukasza Żółcia: styczeń 2025, obliczenia i pamięć masowa, 王小明",
      from: '"Łukasz, Żółć" <billing@example.edu>',
      cc: ["Grants <grants@example.edu>"],
      bcc: ["audit@example.edu"],
      replyTo: "answers@example.edu",
      attachments: [{ name, contentType: "application/pdf", bytes: bytesOf(300) }],
    };
    const out = execFileSync("python3", ["-c", PYTHON], { input: mailToEml(given), encoding: "utf8" });
    expect(JSON.parse(out.replace(/\\r\\n/g, "\\n"))).toEqual({
      subject: given.subject,
      to: given.to,
      cc: ["grants@example.edu"],
      bcc: ["audit@example.edu"],
      answers: ["answers@example.edu"],
      html: true,
      from: "Łukasz, Żółć",
      date: "2025-02-03T09:00:00+00:00",
      file: name,
      bytes: [...bytesOf(300)],
      text: given.text,
      defects: [],
    });
  });
});
