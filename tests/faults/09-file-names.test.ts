/**
 * Fault 9 of the program that this one replaces: smith@chem.example.edu and smith@bio.example.edu overwrote each
 * other's file, and one got the other's statement.
 */
import { person } from "../../src/testing/review-cases";
import { pdfTexts } from "../support/pdf-text";
import { newMonth } from "../support/month";

const SMITHS = ["smith@chem.example.edu", "smith@bio.example.edu", "o'smith/..@bio.example.edu"];

test("each address has a file of its own, and its mail carries that file", async () => {
  const month = await newMonth({ people: SMITHS.map((email, n) => person({ email, name: `Smith ${n}` })) });
  await month.import(
    "hpc_2025-01.csv",
    SMITHS.map((pi, n) => ({ pi, billed: `${n + 1}00`, fund: "BIO-10000" })),
  );
  await month.statements();
  await month.send();

  expect(month.statementFiles.names).toHaveLength(3);
  expect(new Set(month.mail.mails.map((m) => m.attachments[0]?.name)).size).toBe(3);
  for (const [n, pi] of SMITHS.entries()) {
    const mail = month.mail.mails.find((m) => m.to.includes(pi));
    const [attachment] = mail?.attachments ?? [];
    const onDisk = month.statementFiles.files.get(`statements/${attachment?.name}`);
    expect(Buffer.compare(onDisk!, attachment!.bytes)).toBe(0);
    const texts = pdfTexts(attachment!.bytes).join(" ");
    expect(texts).toContain(`Smith ${n}`);
    expect(texts).toContain(`$${n + 1}00.00`);
    for (const other of [0, 1, 2].filter((o) => o !== n)) expect(texts).not.toContain(`Smith ${other}`);
  }
});

test("no name leads out of the folder", async () => {
  const month = await newMonth({ people: [person({ email: SMITHS[2]! })] });
  await month.import("hpc_2025-01.csv", [{ pi: SMITHS[2]!, fund: "BIO-10000" }]);
  await month.statements();
  expect(month.statementFiles.names[0]?.slice("statements/".length)).not.toMatch(/[/\\]/);
});
