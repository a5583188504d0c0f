/** Settings, sources and rules changed through the steps: checked before they are written, and logged. */
import { loadSettings, checkSettings, saveSettings, TEMPLATES } from "../../src/steps/settings";
import { RULES_LIST } from "../../src/core/review/rules";
import { SETTING_LIST } from "../../src/core/settings";
import { saveRule, shownRules, tryRule } from "../../src/steps/rules";
import { saveSource } from "../../src/steps/sources";
import { RULES, SETTINGS, SOURCES } from "../../src/workbook/tables";
import { JANUARY, newMonth, usd, type TestMonth } from "../support/month";

let month: TestMonth;
beforeEach(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", [{ billed: "10" }, { billed: "2000", service: "GPU" }]);
});

async function value(heading: string): Promise<string | undefined> {
  return (await month.table(SETTINGS)).find((row) => row.setting === heading)?.value;
}

describe("settings", () => {
  test("only what was typed is written, with an entry each", async () => {
    const result = await saveSettings(month.host(), { institution: " Hill College ", currency: "USD" });
    expect(result.changed).toEqual(["Institution"]);
    expect(await value("Institution")).toBe("Hill College");
    expect(await month.log("Settings")).toMatchObject([
      { what: "Institution", before: "Example University", after: "Hill College", by: "tess" },
    ]);
  });

  test("the log names a logo, and does not hold it", async () => {
    const logo = `data:image/png;base64,${"A".repeat(4000)}`;
    await saveSettings(month.host(), { logo });
    expect(await value("Logo")).toBe(logo);
    const [entry] = await month.log("Settings");
    expect(entry).toMatchObject({ what: "Logo", before: "" });
    expect(entry?.after).toMatch(/^PNG picture [0-9a-f]{8}$/);
  });

  test("a bad logo in the sheet is named without its text", async () => {
    await month.setting("Logo", `data:image/gif;base64,${"A".repeat(4000)}`);
    await expect(month.import("hpc_2025-02.csv", [{ billed: "10" }])).rejects.toThrow(
      /Logo "data:image\/gif;base64,A{1,60}…" must be a PNG or JPEG picture/,
    );
  });

  test.each([
    [{ currency: "dollars" }, /Currency must be a currency code/],
    [{ mailText: "Dear {nmae}" }, /Mail Text has a placeholder that is not known: \{nmae\}/],
    [{ debitDescription: "{x}" }, /Debit Description has a placeholder/],
    [{ journalFormat: "sap" }, /Journal Format must be one of general, template/],
  ] as const)("%j is refused and nothing is written", async (edits, message) => {
    const before = await month.everything();
    await expect(saveSettings(month.host(), { institution: "Hill College", ...edits })).rejects.toThrow(
      message,
    );
    expect(await month.everything()).toBe(before);
  });

  test("a bad value in the sheet can be read and mended, and does not keep others from being saved", async () => {
    await month.setting("Currency", "dollars");
    await month.setting("Mail Subject", "{nobody}");
    const values = await loadSettings(month.host());
    expect(Object.keys(checkSettings(values))).toEqual(["currency", "mailSubject"]);
    await saveSettings(month.host(), { currency: "EUR" });
    expect(await value("Currency")).toBe("EUR");
  });

  test("a row that was removed from the sheet comes back", async () => {
    await month.workbook.apply([{ do: "remove", table: SETTINGS, keys: ["Paper"] }]);
    await saveSettings(month.host(), { paper: "A4" });
    expect(await value("Paper")).toBe("A4");
  });

  test.each(Object.entries(TEMPLATES))("the default of %s names only what it may", (name, known) => {
    const template = SETTING_LIST[name as keyof typeof TEMPLATES].value;
    const used = Array.from(template.matchAll(/\{(.*?)\}/g), (m) => m[1]);
    expect(used.filter((n) => !known.some((k) => k === n))).toEqual([]);
    expect(used.length).toBeGreaterThan(0);
  });
});

describe("rules", () => {
  test("all are shown, whatever the sheet has", () => {
    expect(shownRules([]).map((r) => r.setting.rule)).toEqual(RULES_LIST.map((r) => r.name));
  });

  test("a pattern is tried on the month's charges, and nothing is written", async () => {
    const setting = shownRules([]).find((r) => r.setting.rule === "Pattern found")!.setting;
    const before = await month.everything();
    const tried = await tryRule(month.host(), JANUARY, { ...setting, value: "gp." });
    expect(tried).toMatchObject({ problem: "", charges: 1, amount: usd("2000"), undecided: 1, now: 0 });
    expect(tried.examples.map((e) => e.serviceName)).toEqual(["GPU"]);
    const elsewhere = { ...setting, value: "gp.", appliesTo: "AWS" };
    expect(await tryRule(month.host(), JANUARY, elsewhere)).toMatchObject({ charges: 0 });
    expect((await tryRule(month.host(), JANUARY, { ...setting, value: "(" })).problem).toMatch(/pattern/);
    expect(await month.everything()).toBe(before);
  });

  test("a change is saved with what it was", async () => {
    const setting = shownRules(await month.table(RULES)).find(
      (r) => r.setting.rule === "Pattern found",
    )!.setting;
    expect(await saveRule(month.host(), { ...setting, value: "GPU", severity: "Warn" })).toBe(true);
    expect((await month.table(RULES)).find((r) => r.rule === "Pattern found")).toMatchObject({
      value: "GPU",
      severity: "Warn",
    });
    expect(await month.log("Rules")).toMatchObject([
      { what: "Pattern found", before: "Hold; all sources; no value", after: "Warn; all sources; GPU" },
    ]);
    expect(await saveRule(month.host(), { ...setting, value: "GPU", severity: "Warn" })).toBe(false);
    await expect(saveRule(month.host(), { ...setting, value: "(" })).rejects.toThrow(/Nothing was written/);
  });
});

describe("sources", () => {
  test("one is added once, and changed under its name", async () => {
    const [known] = await month.table(SOURCES);
    const fresh = { ...known!, source: "Storage", creditFundOrg: "CORE-1" };
    expect(await saveSource(month.host(), fresh, "")).toBe(true);
    await expect(saveSource(month.host(), { ...fresh, source: "storage" }, "")).rejects.toThrow(/already/);
    await saveSource(month.host(), { ...fresh, creditFundOrg: "CORE-2", source: "renamed" }, "Storage");
    expect((await month.table(SOURCES)).find((s) => s.source === "Storage")?.creditFundOrg).toBe("CORE-2");
    expect((await month.log("Sources")).at(-1)).toMatchObject({
      what: "Storage",
      before: "Credit Fund Org CORE-1",
      after: "Credit Fund Org CORE-2",
    });
    expect(await saveSource(month.host(), { ...fresh, creditFundOrg: "CORE-2" }, "Storage")).toBe(false);
    await expect(saveSource(month.host(), fresh, "Nowhere")).rejects.toThrow(/no source Nowhere/);
    await expect(saveSource(month.host(), { ...fresh, source: " " }, "")).rejects.toThrow(/name/);
  });

  test("the log says who changed one, and that a name was only typed", async () => {
    const [known] = await month.table(SOURCES);
    const typed = month.host({ signedIn: false });
    await saveSource(typed, { ...known!, source: "Storage" }, "");
    await saveSource(typed, { ...known!, creditFundOrg: "CORE-3" }, known!.source);
    expect((await month.log("Sources")).map(({ by }) => by)).toEqual([
      "tess (unverified)",
      "tess (unverified)",
    ]);
  });
});
