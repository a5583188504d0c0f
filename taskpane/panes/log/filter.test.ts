/** Finding entries of the log. */
import { logEntry } from "../../../src/testing/builders";
import { choicesOf, EVERYTHING, filterLog } from "./filter";

const entries = [
  logEntry({ entry: "0000003", step: "Close", period: "2025-02", by: "Tess Ray", what: "2025-02" }),
  logEntry({
    entry: "0000002",
    step: "Review",
    period: "2025-01",
    by: "Tess Ray",
    after: "Approved",
    reason: "Asked the PI",
  }),
  logEntry({ entry: "0000001", step: "Sources", period: "", by: "Ola", what: "AWS" }),
];
const numbers = (filter: Partial<typeof EVERYTHING>) =>
  filterLog(entries, { ...EVERYTHING, ...filter }).map((e) => Number(e.entry));

test.each([
  [{}, [3, 2, 1]],
  [{ step: "Review" }, [2]],
  [{ period: "2025-02" }, [3]],
  [{ search: "tess" }, [3, 2]],
  [{ search: " PI approved " }, [2]],
  [{ search: "tess", period: "2025-02" }, [3]],
  [{ search: "nobody" }, []],
])("%j", (filter, expected) => {
  expect(numbers(filter)).toEqual(expected);
});

test("what there is to choose from, the newest month first", () => {
  expect(choicesOf(entries)).toEqual({
    steps: ["Close", "Review", "Sources"],
    periods: ["2025-02", "2025-01"],
  });
});
