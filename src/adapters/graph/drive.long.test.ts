/** Files beside the workbook, through the real client, at the stand-in for OneDrive. */
import { HostFailure } from "../../core/problem";
import { GraphHost, HandClock, signInAs, FAULTS } from "../../testing/graph-host";
import type { Drive } from "../../testing/graph-host/drive/drive";
import { graphClient } from "./client";
import { driveReader, driveSaver } from "./drive";
import type { DriveAccess } from "./drive-words";
import type { FileSaver } from "../../ports/ports";

const SAM = "sam@example.edu";
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
let host: GraphHost;
let drive: Drive;

beforeEach(async () => {
  host = await GraphHost.start();
  host.accounts.add({ address: SAM, name: "Sam Rivera" });
  drive = host.state.drives.of(SAM);
  drive.folder("Billing");
});
afterEach(async () => {
  expect(host.complaints).toEqual([]);
  await host.stop();
});

function access(): DriveAccess {
  const scopes = ["Files.ReadWrite"];
  const { wait } = new HandClock();
  return { graph: graphClient({ signIn: signInAs(host, SAM), scopes, baseUrl: host.baseUrl, wait }), scopes };
}

const beside = () => ({ driveId: drive.id, id: drive.folder("Billing").id });
/** As a new run of the program has it. */
const saver = (folder = "Statements/2025-01"): FileSaver => driveSaver(access(), beside(), folder);
const text = (path: string): string => drive.bytes(path)?.toString("utf8") ?? "";
const asked = (method: string): number => host.log.filter((request) => request.method === method).length;

test("a file is saved by period beside the workbook, with a link", async () => {
  const saved = await saver().save("2025-01-0007_smith@chem.example.edu.pdf", bytes("one"));
  expect(saved).toEqual({
    path: "Statements/2025-01/2025-01-0007_smith@chem.example.edu.pdf",
    changed: true,
    link: "https://example-my.sharepoint.com/personal/sam_example_edu/Documents/Billing/Statements/2025-01/2025-01-0007_smith%40chem.example.edu.pdf",
  });
  expect(drive.paths()).toEqual([`Billing/${saved.path}`]);
  expect(
    new TextDecoder().decode((await driveReader(access(), beside()).read(saved.path)) ?? undefined),
  ).toBe("one");
});

test("folders are made once; equal bytes are not sent again, in the next run neither", async () => {
  const first = saver();
  await first.save("a.pdf", bytes("one"));
  await first.save("b.pdf", bytes("two"));
  expect([asked("POST"), asked("PUT")]).toEqual([2, 2]);
  const link = (await saver().save("A.pdf", bytes("one"))).link;
  expect([asked("POST"), asked("PUT")]).toEqual([2, 2]);
  expect(link).toMatch(/Statements\/2025-01\/a\.pdf$/);
});

test("a replaced file keeps its version history; one to be kept stays", async () => {
  await saver().save("a.pdf", bytes("one"));
  expect((await saver().save("a.pdf", bytes("two"))).changed).toBe(true);
  expect(await saver().save("a.pdf", bytes("three"), true)).toMatchObject({ changed: false });
  const versions = drive.at("Billing/Statements/2025-01/a.pdf")?.versions.map((v) => v.bytes.toString());
  expect(versions).toEqual(["one", "two"]);
});

test("a file that is to be kept and is made meanwhile stays", async () => {
  const late = saver();
  await late.save("other.pdf", bytes("x"));
  drive.file("Billing/Statements/2025-01/a.pdf", bytes("theirs"));
  expect(await late.save("a.pdf", bytes("ours"), true)).toMatchObject({ changed: false });
  expect(text("Billing/Statements/2025-01/a.pdf")).toBe("theirs");
});

test("large files go in ranges", async () => {
  const large = new Uint8Array(12_000_000).map((_, i) => (i * 7) % 251);
  await saver("Journal/2025-01").save("large.csv", large);
  expect(drive.bytes("Billing/Journal/2025-01/large.csv")?.equals(large)).toBe(true);
  expect(host.log.filter((r) => r.path.startsWith("/up/")).map((r) => r.status)).toEqual([202, 202, 201]);
  expect((await saver("Journal/2025-01").save("large.csv", large)).changed).toBe(false);
  large[0] = 255;
  expect((await saver("Journal/2025-01").save("large.csv", large)).changed).toBe(true);
  expect(drive.at("Billing/Journal/2025-01/large.csv")?.versions).toHaveLength(2);
});

test("a folder with many files is read in pages", async () => {
  drive.pageSize = 3;
  for (let n = 0; n < 10; n++) drive.file(`Billing/Statements/2025-01/${String(n)}.pdf`, bytes(String(n)));
  const many = saver();
  for (let n = 0; n < 10; n++)
    expect((await many.save(`${String(n)}.pdf`, bytes(String(n)))).changed).toBe(false);
});

test("names of any script, and folders in them", async () => {
  const { path } = await saver("Journal/2025-01").save("Abrechnung/Größe # 50% 张.csv", bytes("x"));
  expect(drive.paths()).toEqual(["Billing/Journal/2025-01/Abrechnung/Größe # 50% 张.csv"]);
  expect(await driveReader(access(), beside()).read(path)).toEqual(bytes("x"));
});

test("what is not there reads as null", async () => {
  expect(await driveReader(access(), beside()).read("Journal/2025-01/none.csv")).toBeNull();
});

test.each(["../out.pdf", "..", "a//b", "/abs.pdf"])("%s leads out of the folder", async (name) => {
  await expect(saver().save(name, bytes("x"))).rejects.toThrow(/is not a file name inside/);
  expect(drive.paths()).toEqual([]);
});

test.each(Object.keys(FAULTS) as (keyof typeof FAULTS)[])(
  "%s at any request: the file is there once, with its bytes",
  async (fault) => {
    for (let n = 1; n <= 9; n++) {
      host.faults.clear();
      host.faults.add(n, FAULTS[fault]);
      const name = `${String(n)}.pdf`;
      await saver(`Run ${String(n)}`).save(name, bytes(name));
      expect(text(`Billing/Run ${String(n)}/${name}`)).toBe(name);
    }
    expect(drive.paths()).toHaveLength(9);
  },
);

test.each(Object.keys(FAULTS) as (keyof typeof FAULTS)[])(
  "%s at any request of a large file",
  async (fault) => {
    const large = new Uint8Array(12_000_000).map((_, i) => (i * 7) % 251);
    for (let n = 3; n <= 9; n++) {
      host.faults.clear();
      host.faults.add(n, FAULTS[fault]);
      const name = `${String(n)}.csv`;
      await saver("Large").save(name, large.subarray(0, 6_000_000 + n));
      expect(drive.bytes(`Billing/Large/${name}`)?.length).toBe(6_000_000 + n);
    }
  },
);

async function failure(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((e: unknown) => e);
  if (!(error instanceof HostFailure)) throw new Error(`Not a HostFailure: ${String(error)}`);
  return error.message;
}

test.each<[string, () => void, RegExp]>([
  [
    "open",
    () => void (drive.file("Billing/S/a.pdf", bytes("x")).locked = true),
    /a.pdf .* is open. Close it/,
  ],
  ["full", () => void (drive.free = 1), /no room left/],
  ["not allowed", () => void drive.readers.add(SAM), /does not allow it.*Files.ReadWrite/],
  [
    "a file in the folder's place",
    () => void drive.file("Billing/S", bytes("x")),
    /a file where the folder S/,
  ],
])("%s", async (_what, make, words) => {
  make();
  expect(await failure(saver("S").save("a.pdf", bytes("new")))).toMatch(words);
});

test("a file that was saved before is read and removed by its name, and saved again", async () => {
  const files = saver();
  await files.save("a.pdf", bytes("one"));
  const { before } = files;
  expect(await before?.read("b.pdf")).toBeNull();
  expect(await before?.read("superseded/a.pdf")).toBeNull();
  expect(new TextDecoder().decode((await before?.read("a.pdf")) ?? undefined)).toBe("one");
  await files.save("superseded/a.pdf", bytes("one"));
  await before?.remove("a.pdf");
  await before?.remove("a.pdf");
  expect(drive.paths()).toEqual(["Billing/Statements/2025-01/superseded/a.pdf"]);
  expect(await saver().before?.read("superseded/a.pdf")).not.toBeNull();
  expect(await files.save("a.pdf", bytes("two"))).toMatchObject({ changed: true });
  expect(text("Billing/Statements/2025-01/a.pdf")).toBe("two");
});

test("a file that is open is not removed, and that is said", async () => {
  const files = saver();
  await files.save("a.pdf", bytes("one"));
  const item = drive.at("Billing/Statements/2025-01/a.pdf");
  if (item !== null) item.locked = true;
  await expect(files.before?.remove("a.pdf")).rejects.toThrow(
    "Statements/2025-01/a.pdf could not be removed on OneDrive: it is open. Close it everywhere and try again.",
  );
});
