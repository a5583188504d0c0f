/** Words about what services recovered of their cost. */

export const recovery = {
  title: (year: string) => `Recovery of ${year}`,
  about: (months: readonly string[]) =>
    `What was billed and what others paid, against the Service Costs sheet. ${months.length === 0 ? "No month of it has statements." : `Months with statements: ${months.join(", ")}.`}`,
  caption: "Recovered against cost",
  service: "Service",
  result: "Over or under",
  all: "other services",
  recovered: (money: string) => `recovered ${money}`,
  cost: (money: string) => `cost ${money}`,
  noCost: "no cost entered",
  carried: (money: string) => `${money} carried from the year before`,
  showSheet: "Show the Service Costs sheet",
} as const;
