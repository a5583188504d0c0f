/** Which charges a standing approval covers, what it must say, and how many it lets through. */
import { charge, directory, person } from "../../testing/builders";
import { standingApproval } from "../../testing/book-builders";
import type { Charge } from "../charge";
import { amount } from "../money";
import { covering } from "./covering";
import { approvalProblem, approvalWords, nextApprovalId } from "./grant";
import { letThrough, letThroughLog, loggedCounts } from "./let-through";
import type { StandingApproval } from "./standing-approval";

const people = directory({ people: [person({ aliases: "quill@example.edu" })] });

test.each<readonly [string, Partial<StandingApproval>, Partial<Charge>, boolean]>([
  ["the same PI", {}, {}, true],
  ["the PI under another address", { pi: " QUILL@Example.edu" }, {}, true],
  ["another PI", {}, { pi: "ben@example.edu" }, false],
  ["the same resource of any PI", { pi: "", resource: "I-0001" }, { pi: "ben@example.edu" }, true],
  ["another resource", { resource: "i-0002" }, {}, false],
  ["a resource's name where it has an ID", { resource: "node-1" }, {}, false],
  ["a resource's name where it has none", { resource: "node-1" }, { resourceId: "" }, true],
  [
    "the same project, source and service",
    { project: "Coral", source: "aws", serviceName: "compute" },
    {},
    true,
  ],
  ["another project", { project: "kelp" }, {}, false],
  ["another source", { source: "HPC" }, {}, false],
  ["another service", { serviceName: "Storage" }, {}, false],
  ["the limit itself", { limit: amount("12.5") }, {}, true],
  ["above the limit", { limit: amount("12.49") }, {}, false],
  ["its last day", { until: "2025-01-10" }, {}, true],
  ["the day after", { until: "2025-01-09" }, {}, false],
  [
    "the month's first day where the charge has none",
    { until: "2025-01-01" },
    { chargePeriodStart: "" },
    true,
  ],
  ["revoked", { status: "Revoked" }, {}, false],
  ["another rule", { rule: "Pattern found" }, {}, false],
  ["the rule in other letters", { rule: " amount ABOVE limit " }, {}, true],
])("%s", (_what, approval, of, covers) => {
  const found = covering([standingApproval(approval)], people)("Amount above limit", charge(of));
  expect(found?.approvalId).toBe(covers ? "SA-0001" : undefined);
});

test("the first by ID covers, whatever the order of rows", () => {
  const approvals = ["SA-0010", "SA-0002"].map((approvalId) => standingApproval({ approvalId }));
  expect(covering(approvals, people)("Amount above limit", charge())?.approvalId).toBe("SA-0002");
});

test.each<readonly [Partial<StandingApproval>, string]>([
  [{}, ""],
  [{ pi: "", resource: "i-1" }, ""],
  [{ pi: " ", project: "coral" }, "names neither a PI nor a resource"],
  [{ rule: "Amount" }, 'names a review rule that there is not: "Amount"'],
  [{ rule: "Carried over" }, 'names a review rule that there is not: "Carried over"'],
  [{ rule: "Split shares" }, "is for Split shares: that must be mended, it cannot be approved"],
  [{ until: "" }, "has no last day"],
  [{ reason: " " }, "has no reason"],
  [{ approvedBy: "" }, "does not say who approved it"],
])("%j %s", (overrides, problem) => {
  expect(approvalProblem(standingApproval(overrides))).toBe(problem);
});

test("numbers go on after the highest ever given", () => {
  expect(nextApprovalId([])).toBe("SA-0001");
  const all = ["SA-0002", "SA-0041", "SA-x", "mine"].map((approvalId) => ({ approvalId }));
  expect(nextApprovalId(all)).toBe("SA-0042");
});

test("what it is for, in words", () => {
  expect(approvalWords(standingApproval({ resource: "i-1" }), "20.00")).toBe(
    "Amount above limit, PI ada.quill@example.edu, resource i-1, up to 20.00, until 2025-06-30",
  );
});

test("counted are charges that would wait, once each", () => {
  const approvals = covering(
    [standingApproval(), standingApproval({ approvalId: "SA-0002", rule: "Missing project" })],
    people,
  );
  const flags = "Amount above limit: x; Missing project: y";
  const charges = [
    charge({ flags }),
    charge({ flags: "Spike: z; Amount above limit: x" }),
    charge({ flags, review: "Approved" }),
    charge({ flags, review: "Pending" }),
    charge({ flags: "" }),
  ];
  expect([...letThrough(charges, approvals, [])]).toEqual([
    ["SA-0002", 1],
    ["SA-0001", 2],
  ]);
});

test("the log says a count once, and again when it changes", () => {
  const at = { at: "2025-02-03T09:00:00Z", by: "tess", period: "2025-01" };
  const first = letThroughLog(new Map([["SA-0001", 1]]), [], at);
  expect(first.map((e) => [e.what, e.before, e.after])).toEqual([
    ["SA-0001", "0 charges let through", "1 charge let through"],
  ]);
  expect(letThroughLog(new Map([["SA-0001", 1]]), first, at)).toEqual([]);
  expect(letThroughLog(new Map([["SA-0001", 1]]), first, { ...at, period: "2025-02" })).toHaveLength(1);
  const gone = letThroughLog(new Map(), first, at);
  expect(gone.map((e) => [e.before, e.after])).toEqual([["1 charge let through", "0 charges let through"]]);
  expect(
    loggedCounts([...first, ...gone])
      .get("SA-0001")
      ?.get("2025-01"),
  ).toBe(0);
});
