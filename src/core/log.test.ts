/** The log shows what was changed in it. */
import fc from "fast-check";
import {
  anchorOf,
  brokenEntry,
  chainEntries,
  checkLog,
  lastEntry,
  logHolds,
  type LogDraft,
  type LogEntry,
} from "./log";

const text = fc.string({ unit: "grapheme", maxLength: 12 });
const draft: fc.Arbitrary<LogDraft> = fc.record({
  at: fc.constantFrom("2025-02-03T09:00:00Z", "2025-02-04T09:00:00Z"),
  by: text, step: text, period: text, what: text, before: text, after: text, reason: text,
}); // prettier-ignore
const drafts = fc.array(draft, { minLength: 2, maxLength: 8 });

test("entries are numbered and chained, however they are written", () => {
  fc.assert(
    fc.property(drafts, fc.nat({ max: 8 }), (all, cut) => {
      const first = chainEntries(undefined, all.slice(0, cut));
      const rest = chainEntries(first.at(-1), all.slice(cut));
      expect([...first, ...rest]).toEqual(chainEntries(undefined, all));
      expect(brokenEntry([...first, ...rest])).toBeUndefined();
    }),
  );
  expect(chainEntries(undefined, fc.sample(drafts, 1)[0]!)[1]?.entry).toBe("0000002");
});

const FIELDS = ["entry", "at", "by", "step", "period", "what", "before", "after", "reason", "chain"] as const;

test("any change of an entry is found", () => {
  fc.assert(
    fc.property(drafts, fc.nat(), fc.constantFrom(...FIELDS), text, (all, at, field, other) => {
      const entries = chainEntries(undefined, all);
      const index = at % entries.length;
      fc.pre(entries[index]?.[field] !== other);
      const changed = entries.map((entry, i): LogEntry =>
        i === index ? { ...entry, [field]: other } : entry,
      );
      expect(brokenEntry(changed)).toBeDefined();
    }),
  );
});

test("an entry taken out, put in twice or moved is found", () => {
  fc.assert(
    fc.property(drafts, fc.nat(), (all, at) => {
      const entries = chainEntries(undefined, all);
      const index = at % (entries.length - 1);
      const [one, two] = [entries[index]!, entries[index + 1]!];
      expect(brokenEntry(entries.filter((e) => e !== one))).toBeDefined();
      expect(brokenEntry([...entries, one])).toBeDefined();
      expect(brokenEntry(entries.map((e) => (e === one ? two : e === two ? one : e)))).toBeDefined();
    }),
  );
});

test("a text moved from one field to the next is found", () => {
  const [entry] = chainEntries(undefined, [
    { at: "", by: "", step: "", period: "", what: "", before: "a\u001f", after: "b", reason: "" },
  ]);
  expect(brokenEntry([{ ...entry!, before: "a", after: "\u001fb" }])).toBeDefined();
});

const shuffled = (entries: readonly LogEntry[]): LogEntry[] => [...entries].reverse();

test("with the last entry kept elsewhere, what is cut off at the end and a log written anew are found", () => {
  fc.assert(
    fc.property(drafts, fc.nat(), (all, at) => {
      const entries = chainEntries(undefined, all);
      const anchor = anchorOf(entries.at(-1)!);
      expect(logHolds(checkLog(shuffled(entries), ["", anchor]))).toBe(true);

      const left = at % entries.length;
      const cut = checkLog(shuffled(entries.slice(0, left)), [anchor]);
      expect([cut.broken, cut.cut]).toEqual([
        null,
        { first: entries[left]?.entry, last: entries.at(-1)?.entry },
      ]);

      const anew = chainEntries(undefined, all.map((draft, i) => (i === left ? { ...draft, reason: `${draft.reason}x` } : draft)));
      const found = checkLog(anew, [anchor]);
      expect([found.broken, found.cut, found.rewritten]).toEqual([null, null, entries.at(-1)?.entry]);
    }),
  );
}); // prettier-ignore

test("the newest entry is found in a sorted sheet, so that the next one follows it", () => {
  const entries = chainEntries(undefined, fc.sample(drafts, 1)[0]!);
  expect(lastEntry(shuffled(entries))).toBe(entries.at(-1));
  expect(lastEntry([])).toBeUndefined();
});
