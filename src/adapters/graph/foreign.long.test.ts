/** A page of something in between, in the place of each answer in turn: never a fault of the program, nothing twice. */
import { driveAccount } from "../../testing/drive-account";
import { aMail } from "../../testing/mail-sender-contract";
import { KINDS, outcome, PAGES, portal, WORDS } from "../../testing/portal";
import { startOutlook } from "../../testing/outlook";
import { driveReader, driveSaver } from "./drive";

describe("mail", () => {
  const TO = "robin.smith@example.edu";
  const LARGE = { name: "l.pdf", contentType: "application/pdf", bytes: new Uint8Array(3_500_000) };
  const SMALL = { name: "s.pdf", contentType: "application/pdf", bytes: new Uint8Array(900) };
  const mail = aMail({ attachments: [SMALL, LARGE] });

  test.each(KINDS)("%s at each request of a mail with attachments", async (kind) => {
    for (let n = 1, more = true; more; n += 1) {
      const outlook = await startOutlook();
      const between = portal(PAGES[kind], n);
      const first = outlook.open({ fetch: between.fetch });
      const sent = async (): Promise<unknown> => {
        const copy = (await first.find(mail.key)) ?? (await first.draft(mail));
        await first.mend(mail, copy.messageId);
        return await first.send(mail, copy.messageId);
      };
      const said = await outcome(sent());
      if (said !== "") expect([between.at(), said]).toEqual([between.at(), expect.stringContaining(WORDS)]);
      more = between.at() !== "";
      await outlook.clock.wait(600_000);
      const later = outlook.open();
      const copy = (await later.find(mail.key)) ?? (await later.draft(mail));
      if (copy.state !== "Sent") expect(await later.send(mail, copy.messageId)).toBe("Sent");
      const arrived = outlook.arrivedAt(TO);
      expect(arrived.map(({ attachments }) => attachments.map(({ bytes }) => bytes.length).sort())).toEqual([
        [LARGE.bytes.length, SMALL.bytes.length],
      ]);
      await outlook.stop();
    }
  });
});

describe("files", () => {
  const account = driveAccount();

  test.each(KINDS)("%s at each request of saving, reading and removing", async (kind) => {
    const drive = account.drive();
    for (let n = 1, more = true; more; n += 1) {
      const beside = { driveId: drive.id, id: drive.folder(`Billing ${String(n)}`).id };
      const between = portal(PAGES[kind], n);
      const files = driveSaver(account.access(between.fetch), beside, "Journal");
      const large = new Uint8Array(4 * 1024 * 1024 + n).fill(n);
      const said = await outcome(
        (async () => {
          await files.save("small.csv", new Uint8Array([n]));
          await files.save("large.csv", large);
          await files.before?.read("old/large.csv");
          await files.before?.remove("small.csv");
        })(),
      );
      if (said !== "") expect([between.at(), said]).toEqual([between.at(), expect.stringContaining(WORDS)]);
      more = between.at() !== "";
      const again = driveSaver(account.access(fetch), beside, "Journal");
      await again.save("large.csv", large);
      const read = await driveReader(account.access(fetch), beside).read("Journal/large.csv");
      expect(Buffer.from(read ?? []).equals(large)).toBe(true);
    }
  });
});
