/** Numbers within words for a person: "1,200", "1 row", "1,200 rows". */

export function figure(n: number | bigint): string {
  return n.toLocaleString("en-US");
}

/** @param many for words that do not take an s */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${figure(n)} ${n === 1 ? one : many}`;
}
