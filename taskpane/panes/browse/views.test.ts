import { ofChanged, largestOf, pendingOf } from "./views";

const change = (pi: string, serviceName: string) => ({ pi, serviceName, before: 0n, after: 1n });

describe("views as filters", () => {
  it("keep to the month", () => {
    expect(pendingOf("2025-01").only).toEqual({ Period: ["2025-01"], Review: ["Pending"] });
    expect(largestOf("2025-01", 12.5)).toEqual({ only: { Period: ["2025-01"] }, atLeast: 12.5 });
  });

  it("name each changed PI and service once", () => {
    const changed = [change("a", "Compute"), change("b", "Compute"), change("a", "Storage")];
    expect(ofChanged("2025-01", changed).only).toEqual({
      Period: ["2025-01"],
      PI: ["a", "b"],
      "Service Name": ["Compute", "Storage"],
    });
  });
});
