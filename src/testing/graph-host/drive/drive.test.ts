/** The stand-in answers about files as Graph's documentation says, asked without any client of ours. */
import { GraphHost } from "../host";
import type { Drive } from "./drive";

const ME = "sam@example.edu";
const KIM = "kim@example.edu";
const UNIT = 320 * 1024;

let host: GraphHost;
let drive: Drive;
beforeEach(async () => {
  host = await GraphHost.start();
  host.accounts.add({ address: ME, name: "Sam Rivera" });
  host.accounts.add({ address: KIM, name: "Kim Osei" });
  drive = host.state.drives.of(ME);
  drive.file("Billing/book.xlsx", Buffer.from("one"));
});
afterEach(() => host.stop());

interface Asked {
  readonly scopes?: readonly string[];
  readonly headers?: Record<string, string>;
  readonly body?: object | Uint8Array;
  readonly as?: string;
}

interface Answered {
  readonly status: number;
  readonly code: string;
  readonly json: Record<string, unknown>;
  readonly location: string | null;
}

async function ask(method: string, path: string, options: Asked = {}): Promise<Answered> {
  const { scopes = ["Files.ReadWrite"], headers, body, as = ME } = options;
  const isBytes = body instanceof Uint8Array;
  const answer = await fetch(path.startsWith("http") ? path : `${host.baseUrl}/v1.0${path}`, {
    method,
    redirect: "manual",
    headers: {
      ...(path.startsWith("http") ? {} : { Authorization: `Bearer ${host.accounts.token(as, scopes)}` }),
      ...(body === undefined || isBytes ? {} : { "Content-Type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isBytes ? new Blob([body]) : JSON.stringify(body) }),
  });
  const text = await answer.text();
  const json = (text.startsWith("{") ? JSON.parse(text) : {}) as { error?: { code: string } };
  return {
    status: answer.status,
    code: json.error?.code ?? "",
    json: { ...json },
    location: answer.headers.get("Location"),
  };
}

const items = (): string => `/drives/${encodeURIComponent(drive.id)}/items`;
const folder = (): string => `${items()}/${drive.folder("Billing").id}`;
const book = () => drive.at("Billing/book.xlsx")!;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test("contents come by a redirect to an address that needs no token", async () => {
  const { status, location } = await ask("GET", `${folder()}:/book.xlsx:/content`);
  expect(status).toBe(302);
  expect(await (await fetch(location ?? "")).text()).toBe("one");
});

test("a replaced file keeps its id and its versions, and gets new tags", async () => {
  const before = await ask("GET", `${folder()}:/book.xlsx`);
  const put = await ask("PUT", `${folder()}:/book.xlsx:/content`, { body: bytes("two") });
  expect([put.status, put.json["id"]]).toEqual([200, before.json["id"]]);
  expect(put.json["eTag"]).not.toBe(before.json["eTag"]);
  expect(put.json["cTag"]).not.toBe(before.json["cTag"]);
  const versions = await ask("GET", `${items()}/${book().id}/versions`);
  expect((versions.json["value"] as { id: string }[]).map(({ id }) => id)).toEqual(["2.0", "1.0"]);
});

test("If-Match takes the eTag or the cTag, and answers 412 to any other", async () => {
  const path = `${items()}/${book().id}/content`;
  const put = async (tag: string): Promise<[number, string]> => {
    const { status, code } = await ask("PUT", path, { body: bytes("x"), headers: { "If-Match": tag } });
    return [status, code];
  };
  const old = drive.eTag(book());
  expect(await put(old)).toEqual([200, ""]);
  expect(await put(drive.cTag(book()))).toEqual([200, ""]);
  expect(await put(old)).toEqual([412, "resourceModified"]);
});

test.each<[string, () => Promise<Answered>, number, string]>([
  [
    "a name that is taken",
    () =>
      ask("PUT", `${folder()}:/book.xlsx:/content?@microsoft.graph.conflictBehavior=fail`, {
        body: bytes("x"),
      }),
    409,
    "nameAlreadyExists",
  ],
  [
    "a folder that is there",
    () =>
      ask("POST", `${items()}/root/children`, {
        body: { name: "billing", folder: {}, "@microsoft.graph.conflictBehavior": "fail" },
      }),
    409,
    "nameAlreadyExists",
  ],
  [
    "a file that is open",
    () => {
      book().locked = true;
      return ask("PUT", `${items()}/${book().id}/content`, { body: bytes("x") });
    },
    423,
    "resourceLocked",
  ],
  [
    "an upload session for a file that is open",
    () => {
      book().locked = true;
      return ask("POST", `${items()}/${book().id}/createUploadSession`, { body: { item: {} } });
    },
    423,
    "resourceLocked",
  ],
  [
    "no room",
    () => {
      drive.free = 2;
      return ask("PUT", `${folder()}:/new.pdf:/content`, { body: bytes("four") });
    },
    507,
    "quotaLimitReached",
  ],
  ["nothing there", () => ask("GET", `${folder()}:/none.xlsx`), 404, "itemNotFound"],
  ["somebody else's OneDrive", () => ask("GET", `${folder()}:/book.xlsx`, { as: KIM }), 403, "accessDenied"],
  [
    "a permission to read only",
    () => ask("PUT", `${items()}/${book().id}/content`, { body: bytes("x"), scopes: ["Files.Read"] }),
    403,
    "ErrorAccessDenied",
  ],
  [
    "a name that OneDrive does not take",
    () => ask("PUT", `${folder()}:/a%7Cb.pdf:/content`, { body: bytes("x") }),
    400,
    "invalidRequest",
  ],
])("%s", async (_what, asked, status, code) => {
  const answer = await asked();
  expect([answer.status, answer.code]).toEqual([status, code]);
  expect(drive.bytes("Billing/book.xlsx")?.toString()).toBe("one");
});

test("a colleague's file with the wider permission", async () => {
  const answer = await ask("GET", `${folder()}:/book.xlsx`, { as: KIM, scopes: ["Files.ReadWrite.All"] });
  expect(answer.status).toBe(200);
});

test("by the address that the browser shows, encoded as documented", async () => {
  const share = `u!${Buffer.from(drive.webUrl(book())).toString("base64url")}`;
  expect((await ask("GET", `/shares/${share}/driveItem`)).json).toMatchObject({
    name: "book.xlsx",
    parentReference: { driveId: drive.id, id: drive.folder("Billing").id },
  });
});

describe("ranges", () => {
  async function session(): Promise<string> {
    const path = `${folder()}:/large.csv:/createUploadSession`;
    const { json } = await ask("POST", path, {
      body: { item: { "@microsoft.graph.conflictBehavior": "replace" } },
    });
    return json["uploadUrl"] as string;
  }
  const range = (url: string, from: number, to: number, total: number, more: Record<string, string> = {}) =>
    ask("PUT", url, {
      body: new Uint8Array(to - from),
      headers: { "Content-Range": `bytes ${String(from)}-${String(to - 1)}/${String(total)}`, ...more },
    });

  test("one after another, multiples of 320 KiB; the file is there with the last", async () => {
    const url = await session();
    const first = await range(url, 0, UNIT, UNIT + 5);
    expect([first.status, first.json["nextExpectedRanges"]]).toEqual([202, [`${String(UNIT)}-`]]);
    expect((await range(url, 0, UNIT, UNIT + 5)).status).toBe(416);
    expect((await ask("GET", url)).json["nextExpectedRanges"]).toEqual([`${String(UNIT)}-`]);
    expect(drive.at("Billing/large.csv")).toBeNull();
    expect((await range(url, UNIT, UNIT + 5, UNIT + 5)).status).toBe(201);
    expect(drive.bytes("Billing/large.csv")?.length).toBe(UNIT + 5);
    expect((await ask("GET", url)).status).toBe(404);
  });

  test("another size, or a token, is refused", async () => {
    const url = await session();
    expect((await range(url, 0, 1000, 5000)).status).toBe(400);
    expect((await range(url, 0, UNIT, UNIT, { Authorization: "Bearer x" })).status).toBe(401);
    expect((await ask("DELETE", url)).status).toBe(204);
    expect(drive.paths()).toEqual(["Billing/book.xlsx"]);
  });
});
