/** Days of a time zone: midnights, changes of the clock, and stretches cut at midnight without gap or overlap. */
import fc from "fast-check";
import { runs } from "../testing/runs";
import { isDay } from "../core/period";
import { daysInMonth, eachDay, UTC, Zone } from "./days";

const at = (text: string): number => Date.parse(text) / 1000;
const CHICAGO = new Zone("America/Chicago");
const BERLIN = new Zone("Europe/Berlin");

test.each<[Zone, string, string]>([
  [UTC, "2025-01-01", "2025-01-01T00:00:00Z"],
  [CHICAGO, "2025-01-01", "2025-01-01T06:00:00Z"],
  [CHICAGO, "2025-07-01", "2025-07-01T05:00:00Z"],
  [BERLIN, "2025-01-01", "2024-12-31T23:00:00Z"],
  [new Zone("Asia/Kolkata"), "2025-01-01", "2024-12-31T18:30:00Z"],
  [new Zone("Pacific/Kiritimati"), "2025-01-01", "2024-12-31T10:00:00Z"],
  [new Zone("Africa/Cairo"), "2023-04-28", "2023-04-27T22:00:00Z"],
  [new Zone("America/Asuncion"), "2024-10-06", "2024-10-06T04:00:00Z"],
])("in $name %# the day %s begins at %s", (zone, day, instant) => {
  expect(zone.startOf(day)).toBe(at(instant));
  expect(zone.dayAt(at(instant))).toBe(day);
  expect(zone.dayAt(at(instant) - 1) < day).toBe(true);
});

test.each<[string, number]>([
  ["2025-03-09", 23],
  ["2025-11-02", 25],
  ["2025-03-10", 24],
])("in Chicago %s has %d hours", (day, hours) => {
  expect(CHICAGO.endOf(day) - CHICAGO.startOf(day)).toBe(hours * 3600);
});

test("a day that the clock skips whole has no length", () => {
  const apia = new Zone("Pacific/Apia");
  expect(apia.endOf("2011-12-30") - apia.startOf("2011-12-30")).toBe(0);
  expect(apia.dayAt(at("2011-12-30T10:00:00Z"))).toBe("2011-12-31");
});

test.each<[string, string | null, string | null]>([
  ["2025-01-15T12:00:00", "2025-01-15T18:00:00Z", null],
  ["2025-01-15 12:00", "2025-01-15T18:00:00Z", null],
  ["2025-11-02T01:30:00", "2025-11-02T06:30:00Z", "2025-11-02T07:30:00Z"],
  ["2025-03-09T02:30:00", "2025-03-09T08:30:00Z", null],
  ["2025-02-30T12:00:00", null, null],
  ["yesterday", null, null],
])("the time %s on the wall in Chicago", (wall, first, again) => {
  const found = CHICAGO.instantOf(wall);
  expect(found?.at ?? null).toBe(first === null ? null : at(first));
  expect(found?.again ?? null).toBe(again === null ? null : at(again));
});

test("an unknown zone is refused", () => {
  expect(() => new Zone("Middle/Earth")).toThrow('There is no time zone "Middle/Earth"');
});

test("stretches are cut at midnight: nothing is lost, nothing counts twice, each part lies on its day", () => {
  const zones = [
    "UTC",
    "America/Chicago",
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "America/Asuncion",
  ];
  const known = new Map(zones.map((name) => [name, new Zone(name)]));
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: at("2023-01-01T00:00:00Z"), max: at("2025-12-31T00:00:00Z") }),
      fc.integer({ min: 0, max: 40 * 86_400 }),
      (name, from, length) => {
        const zone = known.get(name) ?? UTC;
        const parts = [...zone.daysOf(from, from + length)];
        expect(parts.reduce((sum, part) => sum + part.to - part.from, 0)).toBe(length);
        let before = from;
        for (const part of parts) {
          expect(part.from).toBe(before);
          expect(zone.wallAt(part.from).slice(0, 10)).toBe(part.day);
          expect(zone.wallAt(part.to - 1).slice(0, 10)).toBe(part.day);
          before = part.to;
        }
        expect(new Set(parts.map(({ day }) => day)).size).toBe(parts.length);
      },
    ),
    runs(60),
  );
});

test("a time on the wall comes back, wherever the clock shows it", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(UTC, CHICAGO, BERLIN),
      fc.integer({ min: at("2024-01-01T00:00:00Z"), max: at("2026-01-01T00:00:00Z") }),
      (zone, instant) => {
        const found = zone.instantOf(zone.wallAt(instant));
        expect([found?.at, found?.again]).toContain(instant);
      },
    ),
    runs(100),
  );
});

test.each([
  ["2025-01", 31],
  ["2025-02", 28],
  ["2024-02", 29],
  ["2025-12", 31],
])("%s has %d days", (period, days) => {
  expect(daysInMonth(period)).toBe(days);
  expect([...eachDay(`${period}-01`, `${period}-${days}`)]).toHaveLength(days);
});

test.each([
  ["2025-01-31", true],
  ["2025-02-29", false],
  ["2025-1-3", false],
  ["2025-13-01", false],
])("%s is a day: %s", (text, answer) => {
  expect(isDay(text)).toBe(answer);
});
