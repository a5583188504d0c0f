/** What the session asks a person, and how a step goes on with the answer. */
import { HostFailure, Refusal } from "../src/core/problem";
import { MemoryWorkbook } from "../src/testing/memory-workbook";
import { settles } from "../src/testing/settles";
import type { AtWork } from "../src/ports/co-working";
import type { PaneHost, TableEdit } from "./pane-host";
import { Preferences } from "./preferences";
import { Session } from "./session";
import { sheetFilesOnDemand } from "./sheet-files";
import { inPane } from "./worker/long-steps";

const BEN: AtWork = {
  step: "Import",
  by: "ben",
  since: "2025-02-03T09:00:00Z",
  heartbeat: "2025-02-03T09:00:05Z",
};

let holder: AtWork | null;
let taken: string[];
let account: { readonly name: string; readonly address: string } | null;
let edit: (edit: TableEdit) => void;
let session: Session;

beforeEach(async () => {
  holder = null;
  taken = [];
  account = null;
  const host: PaneHost = {
    workbook: new MemoryWorkbook(),
    structure: { ensure: () => Promise.resolve([]) },
    coWorking: {
      holder: () => Promise.resolve(holder),
      take: (step, by, takeOver) => {
        taken.push(`${step} by ${by}${takeOver === true ? ", taking over" : ""}`);
        return Promise.resolve({ lease: { release: () => Promise.resolve() }, undone: "" });
      },
    },
    view: {
      showRows: () => Promise.resolve(0),
      showSheet: () => Promise.resolve(),
      showCharges: () => Promise.resolve({ rows: 0, amount: 0n }),
      showReport: () => Promise.resolve(true),
      onEdit: (listener) => {
        edit = listener;
        return Promise.resolve(() => undefined);
      },
    },
    downloads: { refusal: "", offer: () => Promise.resolve() },
    fonts: { fontFor: () => Promise.resolve(null) },
    clock: { now: () => "2025-02-03T09:00:00Z" },
    sheetFiles: sheetFilesOnDemand(() => Promise.resolve()),
    signIn: { account: () => Promise.resolve(account), token: () => Promise.resolve("") },
    outlook: () => Promise.reject(new Refusal("Not set up.")),
    oneDrive: { address: () => "", open: () => Promise.reject(new Refusal("Not set up.")) },
    longSteps: inPane,
  };
  session = new Session(host, new Preferences(null));
  await session.start();
});

const say = (n: number): string => `Done ${n}.`;
const isAsked = async (): Promise<unknown> =>
  await settles(() => session.askName.open || session.askAgain.open, true);

test("the first write asks for the name, and goes on with it", async () => {
  const running = session.run("Import", () => Promise.resolve(1), say);
  await isAsked();
  expect([session.askName.open, taken]).toEqual([true, []]);
  session.askName.answer(" anna ");
  expect(await running).toBe(1);
  expect([session.notice, taken]).toEqual(["Done 1.", ["Import by anna"]]);
  expect(session.noticeKind).toBe("success");
});

test("without a name nothing is written", async () => {
  const running = session.run("Import", () => Promise.resolve(1), say);
  await isAsked();
  session.askName.answer("");
  expect(await running).toBeNull();
  expect(taken).toEqual([]);
});

describe("with a name", () => {
  beforeEach(() => {
    session.preferences.name = "anna";
  });

  test("a co-worker at work is waited for or taken over", async () => {
    holder = BEN;
    const running = session.run("Import", () => Promise.resolve(1), say);
    await isAsked();
    expect([session.runner.blockedBy, session.askAgain.open]).toEqual([BEN, true]);
    session.askAgain.answer("take over");
    expect(await running).toBe(1);
    expect(taken).toEqual(["Import by anna, taking over"]);
  });

  test("a host's failure can be tried again", async () => {
    let tries = 0;
    const work = (): Promise<number> => {
      tries += 1;
      return tries === 1 ? Promise.reject(new HostFailure("Excel is busy.", "nothing")) : Promise.resolve(2);
    };
    const running = session.run("Import", work, say);
    await isAsked();
    expect([session.runner.failure?.kind, session.askAgain.open]).toEqual(["failed", true]);
    session.askAgain.answer("again");
    expect(await running).toBe(2);
    expect(session.runner.failure).toBeNull();
  });

  test("a refusal is not tried again by itself", async () => {
    const refused = session.run("Import", () => Promise.reject(new Refusal("Not yet.")), say);
    expect(await refused).toBeNull();
    expect([session.runner.failure?.message, session.askAgain.open]).toEqual(["Not yet.", false]);
  });

  test("another step leaves the question of the last one", async () => {
    holder = BEN;
    const blocked = session.run("Import", () => Promise.resolve(1), say);
    await isAsked();
    holder = null;
    const next = session.run("Review", () => Promise.resolve(2), say);
    expect([await blocked, await next]).toEqual([null, 2]);
  });
});

test("what a step said stays where the workbook cannot be read after it, until it is read again", async () => {
  session.preferences.name = "anna";
  const read = jest.spyOn(session.host.workbook, "read");
  read.mockRejectedValueOnce(new HostFailure("Excel is busy.", "nothing"));
  expect(await session.run("Import", () => Promise.resolve(1), say)).toBe(1);
  expect([session.notice, session.unread?.kind, session.runner.failure]).toEqual(["Done 1.", "failed", null]);
  read.mockRejectedValueOnce(new HostFailure("Excel is busy.", "nothing"));
  await session.readAgain();
  expect(session.unread?.message).toBe("Excel is busy.");
  await session.readAgain();
  expect([session.notice, session.unread]).toEqual(["Done 1.", null]);
});

test("edits and writes count as revisions; reading afresh forgets the edits, not the count", async () => {
  session.preferences.name = "anna";
  edit({ table: "Charges", remote: true });
  expect([session.revision, session.edits.length]).toEqual([1, 1]);
  await session.refreshQuietly();
  expect(session.edits.length).toBe(1);
  await session.refresh();
  expect([session.revision, session.edits.length]).toEqual([1, 0]);
  await session.run("Import", () => Promise.resolve(1), say);
  expect(session.revision).toBe(2);
});

test("who is signed in is who is at work, and stays so under one name when signed out", async () => {
  session.preferences.name = "Robin";
  const who = async () =>
    await session.run(
      "Review",
      ({ by, signedIn }) => Promise.resolve({ by, signedIn }),
      () => "",
    );
  expect(await who()).toEqual({ by: "Robin", signedIn: false });
  account = { name: "Robin Reed", address: "robin@example.edu" };
  expect(await who()).toEqual({ by: "robin@example.edu", signedIn: true });
  account = null;
  expect(await who()).toEqual({ by: "robin@example.edu", signedIn: false });
  expect(taken).toEqual(["Review by Robin", "Review by robin@example.edu", "Review by robin@example.edu"]);
});

describe("what is read unasked", () => {
  test.each([
    ["a refusal", new Refusal("Not yet.")],
    ["a host that fails", new HostFailure("Excel is busy.", "nothing")],
  ])("%s is left for the next step to tell", async (_what, error) => {
    expect(await session.peek(() => Promise.reject(error))).toBeNull();
    expect(session.runner.failure).toBeNull();
  });

  test("a fault of the program is told", async () => {
    expect(await session.peek(() => Promise.reject(new TypeError("x is undefined")))).toBeNull();
    expect(session.runner.failure?.kind).toBe("bug");
    jest.spyOn(session.host.workbook, "read").mockRejectedValueOnce(new TypeError("y is undefined"));
    session.dismiss();
    await session.refreshQuietly();
    expect(session.runner.failure?.message).toContain("y is undefined");
  });
});
