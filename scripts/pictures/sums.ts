/** The list of the pictures' SHA-256, kept beside the script: a picture that was not made by it, or swapped, shows. */
import { createHash } from "node:crypto";

export interface Sums {
  /** That has drawn them: another version may draw some pixels otherwise. */
  readonly browser: string;
  /** NAME.png → SHA-256 in hexadecimal digits. */
  readonly pictures: ReadonlyMap<string, string>;
}

export function sumOf(file: Buffer): string {
  return createHash("sha256").update(file).digest("hex");
}

/** @param pictures NAME → PNG */
export function sumsOf(browser: string, pictures: ReadonlyMap<string, Buffer>): Sums {
  const sums = [...pictures].map(([name, file]) => [`${name}.png`, sumOf(file)] as const);
  return { browser, pictures: new Map(sums.sort(([a], [b]) => (a < b ? -1 : 1))) };
}

export function textOfSums({ browser, pictures }: Sums): string {
  return `${[`Chromium ${browser}`, ...[...pictures].map(([name, sum]) => `${sum}  ${name}`)].join("\n")}\n`;
}

export function readSums(text: string): Sums {
  const [first = "", ...rest] = text.trim().split("\n");
  const sums = rest.map((line): [string, string] => {
    const [sum = "", name = ""] = line.split("  ");
    return [name, sum];
  });
  return { browser: first.replace("Chromium ", ""), pictures: new Map(sums) };
}
