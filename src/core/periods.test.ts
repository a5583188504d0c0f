/** A closed month stays closed. */
import { periodRecord } from "../testing/builders";
import { refuseUnlessOpen } from "./periods";

const periods = [
  periodRecord({ period: "2024-11", status: "Posted" }),
  periodRecord({ period: "2024-12", status: "Closed" }),
  periodRecord({ period: "2025-01", status: "Open" }),
];

test.each(["2025-01", "2025-02"])("%s may be changed", (period) => {
  expect(() => refuseUnlessOpen(periods, period)).not.toThrow();
});

test.each([
  ["2024-12", /2024-12 is closed\. Nothing was written\. Reopen it first: .*reopen --period 2024-12/],
  ["2024-11", /2024-11 is posted to the ledger and cannot be changed\. Nothing was written\./],
])("%s may not", (period, message) => {
  expect(() => refuseUnlessOpen(periods, period)).toThrow(message);
});
