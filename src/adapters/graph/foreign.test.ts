/** Answers that something in between gave are told apart from Graph's: the workbook's, a mailbox's, a list's pages. */
import { driveAccount } from "../../testing/drive-account";
import { aMail } from "../../testing/mail-sender-contract";
import { KINDS, outcome, PAGES, portal, WORDS } from "../../testing/portal";
import { BILLING, startOutlook } from "../../testing/outlook";
import type { Reply } from "./client";
import { allPages } from "./pages";
import { NAMED } from "./shapes";
import { workbookFile } from "./workbook-file";

test.each(KINDS)("%s where a shared mailbox is looked for, and where a draft is deleted", async (kind) => {
  const outlook = await startOutlook();
  const shared = (n: number) => outlook.open({ sharedMailbox: BILLING, fetch: portal(PAGES[kind], n).fetch });
  await expect(shared(1).mailbox()).rejects.toThrow(WORDS);
  const { messageId } = await outlook.open().draft(aMail());
  for (const n of [1, 2, 3]) {
    const sender = outlook.open({ fetch: portal(PAGES[kind], n).fetch });
    await expect(sender.discard(messageId)).rejects.toThrow(WORDS);
  }
  expect(await outlook.open().state(messageId)).toBe("Draft");
  await outlook.stop();
});

describe("the workbook", () => {
  const account = driveAccount();

  test.each(KINDS)("%s at each request of fetching and writing", async (kind) => {
    const drive = account.drive();
    for (let n = 1, more = true; more; n += 1) {
      const item = drive.file(`Billing/${String(n)}.xlsx`, new Uint8Array([1]));
      const between = portal(PAGES[kind], n);
      const said = await outcome(
        (async () => {
          const file = await workbookFile(account.access(between.fetch), drive.webUrl(item));
          await file.download();
          await file.upload(new Uint8Array([2]));
        })(),
      );
      more = between.at() !== "";
      // What a file says is for whoever reads it: no answer of Graph tells its bytes.
      if (said !== "") expect([between.at(), said]).toEqual([between.at(), expect.stringContaining(WORDS)]);
      const written = item.versions.map(({ bytes }) => [...bytes]);
      expect(written).toEqual(said === "" ? [[1], [2]] : [[1]]);
    }
  });
});

describe("pages of a list", () => {
  const answer = (body: unknown): Promise<Reply> =>
    Promise.resolve({
      status: 200,
      headers: new Headers(),
      json: () => Promise.resolve(body),
      bytes: () => Promise.resolve(new Uint8Array()),
    });
  const page = (next?: string | null) => ({ value: [{ id: "a", more: 1 }], "@odata.nextLink": next });

  test("go on to the last, whichever way it says that it is the last", async () => {
    const asked: [string, boolean][] = [];
    const ask = (at: string, isFirst: boolean): Promise<Reply> => {
      asked.push([at, isFirst]);
      return answer(page(at === "/list" ? "/second" : at === "/second" ? "/third" : null));
    };
    expect(await allPages("/list", NAMED, ask)).toHaveLength(3);
    expect(asked).toEqual([
      ["/list", true],
      ["/second", false],
      ["/third", false],
    ]);
    expect(await allPages("/list", NAMED, () => answer(page()))).toEqual([{ id: "a" }]);
  });

  test.each([
    ["the same link again", () => "/again"],
    ["another link for ever", (n: number) => `/page?skip=${String(n)}`],
  ])("end where there is %s", async (_what, link) => {
    let asked = 0;
    const ask = (): Promise<Reply> => answer(page(link((asked += 1))));
    await expect(allPages("/list", NAMED, ask)).rejects.toThrow("The pages of a list have no end.");
    expect(asked).toBeLessThanOrEqual(5_000);
  });

  test.each([{}, null, [], { value: [{ id: 7 }] }, { value: [], "@odata.nextLink": {} }])(
    "are not %j",
    async (body) => {
      await expect(allPages("/list", NAMED, () => answer(body))).rejects.toMatchObject({
        status: 0,
        code: "foreign",
      });
    },
  );
});
