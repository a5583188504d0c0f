/** The workbook on OneDrive, through the real client: never written over what somebody else wrote. */
import { HostFailure, Refusal } from "../../core/problem";
import { FAULTS, GraphHost, HandClock, signInAs } from "../../testing/graph-host";
import type { Drive } from "../../testing/graph-host/drive/drive";
import { graphClient } from "./client";
import type { DriveAccess } from "./drive-words";
import { fileScopes, isWorkbookAddress, sharePath } from "./workbook-address";
import { workbookFile, type WorkbookFile } from "./workbook-file";

const SAM = "sam@example.edu";
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
let host: GraphHost;
let drive: Drive;

beforeEach(async () => {
  host = await GraphHost.start();
  host.accounts.add({ address: SAM, name: "Sam Rivera" });
  drive = host.state.drives.of(SAM);
  drive.file("Billing/Chargeback 2025.xlsx", bytes("one"));
});
afterEach(async () => {
  expect(host.complaints).toEqual([]);
  await host.stop();
});

function access(scopes = ["Files.ReadWrite"]): DriveAccess {
  const { wait } = new HandClock();
  return { graph: graphClient({ signIn: signInAs(host, SAM), scopes, baseUrl: host.baseUrl, wait }), scopes };
}

const item = () => drive.at("Billing/Chargeback 2025.xlsx")!;
const url = (): string => drive.webUrl(item());
/** Whether two files say the same, whatever a library wrote behind them. */
const same = (a: Uint8Array, b: Uint8Array): boolean => plain(a).equals(plain(b));
const plain = (file: Uint8Array): Buffer =>
  Buffer.from(Buffer.from(file).toString("latin1").replace(MARK, ""), "latin1");
const MARK = " (a library's own)";
const open = (address = url()): Promise<WorkbookFile> => workbookFile(access(), address, same);
const texts = (): string[] => item().versions.map((version) => version.bytes.toString());

async function failure(work: Promise<unknown>): Promise<HostFailure> {
  const error: unknown = await work.catch((e: unknown) => e);
  if (error instanceof HostFailure) return error;
  throw new Error(`Not a HostFailure: ${String(error)}`);
}

test.each([
  ["the browser's address", () => url()],
  ["with what the browser adds", () => `${url()}?web=1`],
  ["a link made with Share", () => host.state.drives.link({ drive, item: item() })],
])("by %s", async (_how, address) => {
  const file = await open(address());
  expect([file.name, new TextDecoder().decode(await file.download())]).toEqual([
    "Chargeback 2025.xlsx",
    "one",
  ]);
  await file.upload(bytes("two"));
  await file.upload(bytes("three"));
  expect(texts()).toEqual(["one", "two", "three"]);
});

test("a workbook on a site needs the wider permission", async () => {
  const site = host.state.drives.add({
    owner: "",
    webUrl: "https://example.sharepoint.com/sites/billing/Shared%20Documents",
  });
  const address = site.webUrl(site.file("Month.xlsx", bytes("x")));
  const error = await failure(workbookFile(access(), address, same));
  expect(error.message).toMatch(/does not allow it. It needs the permission Files.ReadWrite/);
  const file = await workbookFile(access(["Files.ReadWrite.All"]), address, same);
  expect(await file.download()).toEqual(bytes("x"));
});

test("changed by somebody else meanwhile: theirs stays", async () => {
  const file = await open();
  await file.download();
  drive.write(item(), bytes("theirs"));
  const error = await failure(file.upload(bytes("ours")));
  expect(error.message).toBe(
    "The workbook Chargeback 2025.xlsx was changed by someone else while the command was at work. Run the command again. Nothing was written.",
  );
  expect(error.written).toBe("nothing");
  expect(texts()).toEqual(["one", "theirs"]);
});

test("after a first write it says that it stays", async () => {
  const file = await open();
  await file.download();
  await file.upload(bytes("ours"));
  drive.write(item(), bytes("theirs"));
  expect((await failure(file.upload(bytes("ours too")))).message).toMatch(
    /What the command wrote before stays\.$/,
  );
});

test("open in Excel: refused, and nothing is written", async () => {
  const file = await open();
  await file.download();
  item().locked = true;
  expect((await failure(file.upload(bytes("ours")))).message).toBe(
    "The workbook Chargeback 2025.xlsx is open in Excel, here or with somebody else. Close it everywhere and run the command again. Nothing was written.",
  );
  expect(texts()).toEqual(["one"]);
});

test("open so that not even a copy is given: refused as well", async () => {
  const file = await open();
  host.faults.hook = ({ path }) =>
    path.startsWith("/download/")
      ? { kind: "status", status: 423, code: "resourceLocked", when: "before" }
      : null;
  expect((await failure(file.download())).message).toMatch(/is open in Excel.*Nothing was written.$/);
});

test("SharePoint changes the tag by itself after an upload: that is nobody's change", async () => {
  drive.restless = true;
  const file = await open();
  await file.download();
  for (const text of ["two", "three", "four"]) await file.upload(bytes(text));
  expect(texts()).toEqual(["one", "two", "three", "four"]);
});

test("a library writes its own properties into the workbook after every upload", async () => {
  drive.enrich = (written) => Buffer.concat([written, Buffer.from(MARK)]);
  const file = await open();
  await file.download();
  for (const text of ["two", "three", "four"]) await file.upload(bytes(text));
  expect(texts()).toEqual(["one", `two${MARK}`, `three${MARK}`, `four${MARK}`]);
  drive.write(item(), bytes("theirs"));
  expect((await failure(file.upload(bytes("ours")))).message).toMatch(/changed by someone else/);
});

test("the same where the answer is lost", async () => {
  drive.enrich = (written) => Buffer.concat([written, Buffer.from(MARK)]);
  const file = await open();
  await file.download();
  host.faults.hook = ({ method }) => (method === "PUT" ? { kind: "reset", when: "after" } : null);
  await file.upload(bytes("two"));
  await file.upload(bytes("three"));
  expect(texts()).toEqual(["one", `two${MARK}`, `three${MARK}`]);
});

test("changed while it is fetched: fetched again", async () => {
  const file = await open();
  let changed = false;
  host.faults.hook = ({ path }) => {
    if (path.startsWith("/download/") && !changed) {
      changed = true;
      drive.write(item(), bytes("newer"));
    }
    return null;
  };
  expect(await file.download()).toEqual(bytes("newer"));
  await file.upload(bytes("ours"));
  expect(texts()).toEqual(["one", "newer", "ours"]);
});

const NAMES = Object.keys(FAULTS) as (keyof typeof FAULTS)[];

test.each(NAMES)("%s at any request: written once, or said", async (fault) => {
  for (const n of [1, 2, 3, 4, 5, 6]) {
    drive.file("Billing/Chargeback 2025.xlsx", bytes("before"));
    const before = texts().length;
    host.faults.clear();
    host.faults.add(n, FAULTS[fault]);
    const file = await open();
    await file.download();
    await file.upload(bytes(`run ${String(n)}`));
    await file.upload(bytes(`run ${String(n)} again`));
    expect(texts().slice(before)).toEqual([`run ${String(n)}`, `run ${String(n)} again`]);
  }
});

test.each(["reset before", "reset after", "504 after", "503"] as const)(
  "%s at any request of a large workbook",
  async (fault) => {
    for (const n of [5, 6, 7, 8, 9]) {
      host.faults.clear();
      host.faults.add(n, FAULTS[fault]);
      const file = await open();
      await file.download();
      const large = new Uint8Array(6_000_000).fill(n);
      await file.upload(large);
      expect(item().versions.at(-1)?.bytes.equals(large)).toBe(true);
    }
    expect(item().versions).toHaveLength(6);
  },
);

test("a large workbook that somebody changes while its ranges are sent is not written over", async () => {
  const file = await open();
  await file.download();
  host.faults.hook = ({ method, path }) => {
    if (method === "PUT" && path.startsWith("/up/") && texts().length === 1)
      drive.write(item(), bytes("theirs"));
    return null;
  };
  expect((await failure(file.upload(new Uint8Array(11_000_000)))).message).toMatch(/changed by someone else/);
  expect(texts()).toEqual(["one", "theirs"]);
  expect(host.state.drives.uploads.size).toBe(0);
});

test("no network while it is fetched", async () => {
  const file = await open();
  host.faults.hook = () => ({ kind: "reset", when: "before" });
  expect((await failure(file.download())).message).toBe(
    "The workbook Chargeback 2025.xlsx could not be fetched: Microsoft 365 could not be reached. Check the network and try again.",
  );
});

test("an answer that never comes is said as what it is: not known", async () => {
  const file = await open();
  await file.download();
  host.faults.hook = ({ path }) => (path.includes("/items/") ? { kind: "reset", when: "before" } : null);
  const error = await failure(file.upload(bytes("ours")));
  expect(error.message).toMatch(/or its answer was lost.*Look at the workbook/);
  expect(error.written).toBe("unknown");
});

test.each([
  ["no file", () => `${url()}x`, /There is no workbook at .*, or it is not shared/],
  ["a folder", () => drive.webUrl(drive.folder("Billing")), /is a folder/],
  [
    "no workbook",
    () => drive.webUrl(drive.file("Billing/a.docx", bytes("x"))),
    /a.docx is no .xlsx workbook/,
  ],
])("%s is refused", async (_what, address, words) => {
  const error: unknown = await open(address()).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(Refusal);
  expect(String(error)).toMatch(words);
});

describe("addresses", () => {
  test("are encoded as Graph wants them", () => {
    expect(sharePath("https://onedrive.live.com/redir?resid=1231244193912!12&authKey=1201919!12921!1")).toBe(
      "/shares/u!aHR0cHM6Ly9vbmVkcml2ZS5saXZlLmNvbS9yZWRpcj9yZXNpZD0xMjMxMjQ0MTkzOTEyITEyJmF1dGhLZXk9MTIwMTkxOSExMjkyMSEx/driveItem",
    );
  });

  test.each([
    ["https://example-my.sharepoint.com/personal/x", true],
    ["book.xlsx", false],
    ["C:\\books\\https.xlsx", false],
    ["/home/sam/book.xlsx", false],
  ])("%s: %p", (text, expected) => expect(isWorkbookAddress(text)).toBe(expected));

  test.each([
    ["https://example-my.sharepoint.com/personal/sam_example_edu/Documents/a.xlsx", SAM, "Files.ReadWrite"],
    [
      "https://example-my.sharepoint.com/:x:/r/personal/sam_example_edu/Documents/a.xlsx",
      SAM,
      "Files.ReadWrite",
    ],
    [
      "https://example-my.sharepoint.com/personal/kim_example_edu/Documents/a.xlsx",
      SAM,
      "Files.ReadWrite.All",
    ],
    ["https://example.sharepoint.com/sites/billing/Shared%20Documents/a.xlsx", SAM, "Files.ReadWrite.All"],
    ["https://1drv.ms/x/s!abc", "sam@outlook.example", "Files.ReadWrite"],
  ])("%s needs for %s %s", (address, account, scope) => {
    expect(fileScopes(address, account)).toEqual([scope]);
  });
});
