/** Words of choosing a PI. */

export const people = {
  nobody: "Nobody in People fits. A whole address is taken as it is.",
  use: (address: string) => `Use ${address}`,
  other: "another PI",
} as const;
