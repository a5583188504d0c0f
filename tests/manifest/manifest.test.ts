/** What the schemas cannot see in the manifests: resids that lead nowhere, wrong icon files, plain http. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { SaxesParser } from "saxes";
import { NAMESPACE } from "../../src/functions/list";

const ROOT = resolve(__dirname, "../..");
const PUBLIC_URL = "https://chargeback.example.edu/excel";
const SIZES = [16, 20, 24, 32, 40, 48, 64, 80];

interface Element {
  /** Without its prefix. */
  readonly name: string;
  readonly parent: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

function elements(xml: string): Element[] {
  const found: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const plain = name.replace(/^.*:/, "");
    const element = { name: plain, parent: open.at(-1)?.name ?? "", attributes, text: "" };
    found.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text.trim();
  });
  parser.on("closetag", () => void open.pop());
  parser.write(xml).close();
  return found;
}

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [join(ROOT, "scripts", "manifest.mjs"), ...args], { encoding: "utf8" });
}

const development = readFileSync(join(ROOT, "manifest.xml"), "utf8");
const production = run(PUBLIC_URL).stdout;

describe.each([
  ["development", development, "https://localhost:3000"],
  ["production", production, PUBLIC_URL],
])("the %s manifest", (_name, xml, base) => {
  const all = elements(xml);
  const named = (name: string): Element[] => all.filter((element) => element.name === name);
  const value = (element: Element | undefined): string => element?.attributes["DefaultValue"] ?? "";
  const resources = new Map(
    ["Image", "Url", "String"]
      .flatMap(named)
      .flatMap((element) => (element.attributes["id"] === undefined ? [] : [element]))
      .map((element) => [element.attributes["id"] ?? "", element]),
  );

  test("every resid names a resource, every resource is used, and none is longer than 32 characters", () => {
    const resids = all.flatMap(({ attributes }) => attributes["resid"] ?? []);
    expect([...new Set(resids)].sort()).toEqual([...resources.keys()].sort());
    expect([...resources.keys()].filter((id) => id.length > 32)).toEqual([]);
  });

  test("texts are not longer than Office takes", () => {
    const texts = (parent: string): string[] =>
      [...resources.values()].filter((element) => element.parent === parent).map(value);
    expect(texts("ShortStrings").length).toBeGreaterThan(0);
    expect(texts("LongStrings").length).toBeGreaterThan(0);
    expect(texts("ShortStrings").filter((text) => text.length > 125)).toEqual([]);
    expect(texts("LongStrings").filter((text) => text.length > 250)).toEqual([]);
    expect(value(named("DisplayName")[0]).length).toBeLessThanOrEqual(125);
    expect(
      value(named("Description").find(({ parent }) => parent === "OfficeApp")).length,
    ).toBeLessThanOrEqual(250);
  });

  test("every address is https and our own, but for Microsoft's sign-in", () => {
    const urls = all
      .flatMap((element) => [value(element), element.name === "AppDomain" ? element.text : ""])
      .filter((text) => /^\w+:\/\//.test(text));
    expect(urls.length).toBeGreaterThan(10);
    const foreign = urls.filter((url) => !url.startsWith(`${base}/`) && url !== new URL(base).origin);
    expect(foreign).toEqual(["https://login.microsoftonline.com"]);
  });

  test("every file that it names is there, and icons have the size they claim", () => {
    const file = (url: string): string => join(ROOT, "taskpane", url.replace(`${base}/`, ""));
    const icons = named("Image").filter(({ attributes }) => attributes["size"] !== undefined);
    const claimed = icons.map(({ attributes }) => ({
      size: Number(attributes["size"]),
      url: value(resources.get(attributes["resid"] ?? "")),
    }));
    expect(claimed.map(({ size }) => size)).toEqual([...SIZES, ...SIZES]);
    const all64 = [
      ...claimed,
      { size: 32, url: value(named("IconUrl")[0]) },
      { size: 64, url: value(named("HighResolutionIconUrl")[0]) },
    ];
    expect(all64.map(({ url }) => pngSize(file(url)))).toEqual(all64.map(({ size }) => [size, size]));
    const pages = [...named("Url").map(value), value(named("SupportUrl")[0])];
    // Made by the build: see functions.test.ts.
    const made = pages.filter((url) => /\/functions\.js(on)?$/.test(url));
    expect(made).toEqual([`${base}/functions.json`, `${base}/functions.js`]);
    for (const url of pages.filter((page) => !made.includes(page)))
      expect(readFileSync(file(url), "utf8")).toContain("<!doctype html>");
  });

  test("it asks for ExcelApi 1.13 for the whole add-in, not in the overrides", () => {
    expect(named("Set").map(({ attributes }) => attributes)).toEqual([
      { Name: "ExcelApi", MinVersion: "1.13" },
    ]);
    expect(named("Requirements").map(({ parent }) => parent)).toEqual(["OfficeApp"]);
  });

  test("functions share the pane's page, which stays loaded; nobody is required to have them", () => {
    expect(named("Runtime").map(({ attributes }) => attributes)).toEqual([
      { resid: "Pane.Url", lifetime: "long" },
    ]);
    const [point] = named("ExtensionPoint");
    expect([point?.parent, point?.attributes["xsi:type"]]).toEqual(["AllFormFactors", "CustomFunctions"]);
    const source = (parent: string): string =>
      named("SourceLocation").find((element) => element.parent === parent)?.attributes["resid"] ?? "";
    expect(["Page", "Action"].map(source)).toEqual(["Pane.Url", "Pane.Url"]);
    expect(value(resources.get(source("Script")))).toBe(`${base}/functions.js`);
    expect(value(resources.get(source("Metadata")))).toBe(`${base}/functions.json`);
    expect(value(resources.get(named("Namespace")[0]?.attributes["resid"] ?? ""))).toBe(NAMESPACE);
  });

  test("one group on the Home tab has one button, which opens the pane", () => {
    expect(named("OfficeTab").map(({ attributes }) => attributes["id"])).toEqual(["TabHome"]);
    expect(named("Group")).toHaveLength(1);
    expect(named("Control").map(({ attributes }) => attributes["xsi:type"])).toEqual(["Button"]);
    expect(named("Action").map(({ attributes }) => attributes["xsi:type"])).toEqual(["ShowTaskpane"]);
    expect(value(resources.get("Pane.Url"))).toBe(value(named("SourceLocation")[0]));
  });
});

test("the two differ in Id and name, so that both can be installed", () => {
  const of = (xml: string, name: string): Element | undefined => elements(xml).find((e) => e.name === name);
  const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  const ids = [development, production].map((xml) => of(xml, "Id")?.text ?? "");
  expect(ids.filter((id) => guid.test(id))).toHaveLength(2);
  expect(new Set(ids).size).toBe(2);
  expect(of(development, "DisplayName")?.attributes["DefaultValue"]).toBe("OpenChargeback (development)");
  expect(of(production, "DisplayName")?.attributes["DefaultValue"]).toBe("OpenChargeback");
  expect(production).not.toContain("localhost");
});

test.each(["", "http://chargeback.example.edu", "chargeback.example.edu", "https://x.example.edu/?a=1"])(
  "PUBLIC_URL %j is refused in words",
  (url) => {
    const { status, stdout, stderr } = run(url);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("Excel only loads add-ins by https: give the address of the folder");
  },
);

/** Width and height from the file's first chunk (PNG specification, 11.2.1 IHDR). */
function pngSize(file: string): [number, number] {
  const bytes = readFileSync(file);
  expect(bytes.toString("latin1", 1, 4)).toBe("PNG");
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}
