/** Dates as files write them. */
import fc from "fast-check";
import { runs } from "../../testing/runs";
import { readFileDate } from "./file-dates";

test.each([
  ["2026-09-01T00:00:00.000Z", "2026-09-01T00:00:00Z"],
  ["2026-01-01T00:00:00.000000000+00:00", "2026-01-01T00:00:00Z"],
  ["2026-01-21T17:00Z", "2026-01-21T17:00:00Z"],
  ["2026-01-21T17:00+00:00", "2026-01-21T17:00:00Z"],
  ["2024-09-01 07:00:00 UTC", "2024-09-01T07:00:00Z"],
  ["2024-09-01 00:00:00", "2024-09-01T00:00:00Z"],
  ["2024-09-01", "2024-09-01T00:00:00Z"],
  ["2024/09/01", "2024-09-01T00:00:00Z"],
  ["2024/9/1 7:05", "2024-09-01T07:05:00Z"],
  ["20240901", "2024-09-01T00:00:00Z"],
  ["1-Sep-2024", "2024-09-01T00:00:00Z"],
  ["01 Sep 2024", "2024-09-01T00:00:00Z"],
  ["Sep 1, 2024", "2024-09-01T00:00:00Z"],
  ["September 1, 2024 1:30 PM", "2024-09-01T13:30:00Z"],
  ["5/5/2024", "2024-05-05T00:00:00Z"],
])("%s is %s without doubt", (text, at) => {
  expect(readFileDate(text)).toMatchObject({ at, trouble: "" });
});

test.each([
  ["9/1/2024 0:00", "2024-01-09T00:00:00Z", "2024-09-01T00:00:00Z"],
  ["1.9.2024", "2024-09-01T00:00:00Z", "2024-01-09T00:00:00Z"],
  ["13/09/2024", "2024-09-13T00:00:00Z", ""],
  ["09-13-2024", "", "2024-09-13T00:00:00Z"],
  ["5/1/25", "2025-01-05T00:00:00Z", "2025-05-01T00:00:00Z"],
  ["5/5/25", "2025-05-05T00:00:00Z", "2025-05-05T00:00:00Z"],
  ["1-Sep-24", "2024-09-01T00:00:00Z", "2024-09-01T00:00:00Z"],
])("%s waits for a person's word", (text, dayFirst, monthFirst) => {
  expect(readFileDate(text)).toEqual({
    at: "",
    trouble: "D04",
    moved: "",
    byOrder: { "day first": dayFirst, "month first": monthFirst },
  });
  expect(readFileDate(text, "day first").at).toBe(dayFirst);
  expect(readFileDate(text, "month first").at).toBe(monthFirst);
});

test.each([
  "2024-09-30T30:00:00Z",
  "2024-02-30",
  "31/31/2024",
  "0/1/2024",
  "13:00",
  "45688",
  "1-Foo-2024",
  "Ma 1, 2024",
  "9/1/2024 25:00",
  "9/1/2024 13:00 PM",
  "2024-09/01",
  "1/1/1899",
  "",
  "1".repeat(1000),
])("%j is no date", (text) => {
  expect(readFileDate(text)).toMatchObject({ at: "", trouble: "D03" });
});

test.each([
  ["2025-01-01T00:00:00+02:00", "2024-12-31T22:00:00Z"],
  ["2025-01-31 23:00:00 -05:00", "2025-02-01T04:00:00Z"],
])("the zone of %s moves it into another month", (text, moved) => {
  expect(readFileDate(text)).toMatchObject({ at: "", trouble: "D04", moved });
});

const anyDay = fc.date({
  min: new Date("1970-01-02T00:00:00Z"),
  max: new Date("2099-12-31T00:00:00Z"),
  noInvalidDate: true,
});

test("no layout moves a date to another month", () => {
  fc.assert(
    fc.property(anyDay, (date) => {
      const [y = "", m = "", d = ""] = date.toISOString().slice(0, 10).split("-");
      for (const text of [
        `${y}-${m}-${d}`,
        `${y}/${+m}/${+d}`,
        `${y}${m}${d}`,
        `${y}-${m}-${d}T23:59:59.999Z`,
      ])
        expect(readFileDate(text).at.slice(0, 10)).toBe(`${y}-${m}-${d}`);
      expect(readFileDate(`${d}.${m}.${y}`, "day first").at.slice(0, 10)).toBe(`${y}-${m}-${d}`);
      expect(readFileDate(`${m}/${d}/${y} 0:00`, "month first").at.slice(0, 10)).toBe(`${y}-${m}-${d}`);
      const open = readFileDate(`${m}/${d}/${y}`);
      if (open.at !== "") expect(m).toBe(d);
    }),
    runs(200),
  );
});
