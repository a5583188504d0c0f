/** Options that stand in inline code and are not ours, by the program they belong to. */
const BY_PROGRAM: Readonly<Record<string, readonly string[]>> = {
  node: ["--max-semi-space-size"],
  sacct: [
    "--allclusters", "--allocations", "--allusers", "--clusters", "--delimiter", "--duplicates", "--endtime", "--helpformat",
    "--noconvert", "--noheader", "--parsable", "--parsable2", "--starttime", "--truncate",
  ], // prettier-ignore
};

export const OTHER_OPTIONS: ReadonlySet<string> = new Set(Object.values(BY_PROGRAM).flat());
