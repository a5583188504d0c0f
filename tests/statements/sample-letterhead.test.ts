/** Nobody real gets a statement of "Example University" unseen: said each time, and never sent by itself. */
import fc from "fast-check";
import { defaultSettingRows, readSettings } from "../../src/core/settings";
import { sampleLetterhead } from "../../src/core/statements/sample-letterhead";
import { previewStatements } from "../../src/steps/statements-preview";
import { sendStatements } from "../../src/steps/send";
import { runs } from "../../src/testing/runs";
import type { MailSender } from "../../src/ports/mail-sender";
import { MemoryMail } from "../support/memory-mail";
import { JANUARY, newMonth, type TestMonth } from "../support/month";

const REAL = "ada.quill@bio.example.org";
const NOTICE =
  "Settings still have the sample letterhead: change Institution (Example University), Contact Mail (billing@example.edu), Mail From (billing@example.edu).";

const settingsWith = (changes: Readonly<Record<string, string>>) =>
  readSettings(defaultSettingRows().map((row) => ({ ...row, value: changes[row.setting] ?? row.value })));
const OWN = {
  Institution: "Quillhaven College",
  "Contact Mail": "billing@quillhaven.example.org",
  "Mail From": "billing@quillhaven.example.org",
};

test.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
  ["a new workbook", {}, [REAL], NOTICE],
  ["one real address among the sample's", {}, ["smith@bio.example.edu", REAL], NOTICE],
  ["the sample data", {}, ["smith@bio.example.edu", "wang@example.edu "], ""],
  ["nobody", {}, [], ""],
  ["an address that only ends alike", {}, ["ada@myexample.edu"], NOTICE],
  ["all filled in", OWN, [REAL], ""],
  [
    "the name alone filled in",
    { Institution: "Quillhaven College" },
    [REAL],
    "Settings still have the sample letterhead: change Contact Mail (billing@example.edu), Mail From (billing@example.edu).",
  ],
])("%s", (_what, changes, receivers, words) => {
  expect(sampleLetterhead(settingsWith(changes), receivers)).toBe(words);
});

test("whoever is billed, own settings are no sample's", () => {
  fc.assert(
    fc.property(fc.array(fc.emailAddress()), (receivers) => {
      expect(sampleLetterhead(settingsWith(OWN), receivers)).toBe("");
      const isSample = receivers.every((address) => /@(.+\.)?example\.edu$/i.test(address));
      expect(sampleLetterhead(settingsWith({}), receivers)).toBe(isSample ? "" : NOTICE);
    }),
    runs(50),
  );
});

describe("in a month", () => {
  let month: TestMonth;
  let server: MemoryMail;
  /** Mails that leave at once, through no person's hands. */
  const byServer = (host = month.host()) => {
    const sender: MailSender = Object.assign(server, { name: "SMTP", place: "server" });
    return sendStatements(host, { period: JANUARY, finish: "send" }, sender, month.fonts);
  };
  beforeEach(async () => {
    server = new MemoryMail();
    month = await newMonth();
    await month.import("hpc_2025-01.csv", [{ billed: "10", pi: REAL, project: "coral" }]);
    await month.decide("approve", "all");
  });

  test("it is said with the statements, in preview and outbox, and nothing leaves by mail", async () => {
    expect((await month.statements()).notices).toEqual([NOTICE]);
    expect((await previewStatements(month.host(), JANUARY)).notices).toEqual([NOTICE]);
    await expect(byServer()).rejects.toThrow(
      `${NOTICE} Then make the statements again and send them. Nothing was sent.`,
    );
    expect(server.mails).toEqual([]);
    expect(await byServer(month.host({ dryRun: true }))).toMatchObject({ notices: [NOTICE] });
    expect(await month.send()).toMatchObject({ sent: [{ to: REAL }], notices: [NOTICE] });
    // What went out already is no reason to refuse.
    expect(await byServer()).toMatchObject({ sent: [], already: [REAL] });
  });

  test("with the settings filled in the mail leaves", async () => {
    for (const [setting, value] of Object.entries(OWN)) await month.setting(setting, value);
    expect((await month.statements()).notices).toEqual([]);
    expect(await byServer()).toMatchObject({ sent: [{ to: REAL }], notices: [] });
  });
});
