/** A page of something in between, in the place of each answer in turn: never a fault of the program, nothing twice. */
import { GraphHost, HandClock, signInAs } from "../../testing/graph-host";
import { aMail } from "../../testing/mail-sender-contract";
import { KINDS, outcome, PAGES, portal, WORDS } from "../../testing/portal";
import { startOutlook } from "../../testing/outlook";
import { graphClient } from "./client";
import { driveReader, driveSaver } from "./drive";
import type { DriveAccess } from "./drive-words";

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
  const SAM = "sam@example.edu";
  let host: GraphHost;

  beforeEach(async () => {
    host = await GraphHost.start();
    host.accounts.add({ address: SAM, name: "Sam Rivera" });
  });
  afterEach(async () => {
    expect(host.complaints).toEqual([]);
    await host.stop();
  });

  function access(send: typeof fetch): DriveAccess {
    const scopes = ["Files.ReadWrite"];
    const { wait } = new HandClock();
    const signIn = signInAs(host, SAM);
    return { graph: graphClient({ signIn, scopes, baseUrl: host.baseUrl, wait, fetch: send }), scopes };
  }

  test.each(KINDS)("%s at each request of saving, reading and removing", async (kind) => {
    const drive = host.state.drives.of(SAM);
    for (let n = 1, more = true; more; n += 1) {
      const beside = { driveId: drive.id, id: drive.folder(`Billing ${String(n)}`).id };
      const between = portal(PAGES[kind], n);
      const files = driveSaver(access(between.fetch), beside, "Journal");
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
      const again = driveSaver(access(fetch), beside, "Journal");
      await again.save("large.csv", large);
      const read = await driveReader(access(fetch), beside).read("Journal/large.csv");
      expect(Buffer.from(read ?? []).equals(large)).toBe(true);
    }
  });
});
