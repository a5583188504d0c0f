/** Globs with * and ?, matched against whole texts, in time that no pattern can blow up. */

/** @param glob in the letters' case of the texts */
export function globMatcher(glob: string): (text: string) => boolean {
  if (!/[*?]/.test(glob)) return (text) => text === glob;
  if (glob.indexOf("*") === glob.length - 1 && !glob.includes("?")) {
    const start = glob.slice(0, -1);
    return (text) => text.startsWith(start);
  }
  return (text) => matches(glob, text);
}

/** Goes back to the last * alone: an earlier one need take no more than it did. */
function matches(glob: string, text: string): boolean {
  let g = 0;
  let star = -1;
  let resume = 0;
  for (let t = 0; t < text.length;) {
    if (glob[g] === "*") {
      star = g;
      g += 1;
      resume = t;
    } else if (g < glob.length && (glob[g] === "?" || glob[g] === text[t])) {
      g += 1;
      t += 1;
    } else if (star >= 0) {
      g = star + 1;
      resume += 1;
      t = resume;
    } else return false;
  }
  while (glob[g] === "*") g += 1;
  return g === glob.length;
}
