/** The workbook's shared strings, decoded only when a cell needs one. */
import { HostFailure } from "../../core/problem";
import { richText } from "./cell-text";
import { plainXml, rootPrefix } from "./sheet-text";
import type { ZipArchive } from "./zip";

export class SharedStrings {
  private readonly starts: number[] = [];
  private readonly decoded: (string | undefined)[] = [];
  private readonly xml: string;
  private readonly prefix: string;

  /** @param xml the part, one byte a character */
  private constructor(xml: string) {
    this.xml = plainXml(xml);
    this.prefix = rootPrefix(this.xml, "sst");
    const open = `<${this.prefix}si`;
    for (let at = this.xml.indexOf(open); at >= 0; at = this.xml.indexOf(open, at + open.length))
      this.starts.push(at);
  }

  static read(archive: ZipArchive, path: string | null): SharedStrings {
    return new SharedStrings(
      path === null || !archive.has(path) ? "<sst/>" : archive.bytes(path).toString("latin1"),
    );
  }

  get(index: number): string {
    const known = this.decoded[index];
    if (known !== undefined) return known;
    const start = this.starts[index];
    if (start === undefined)
      throw new HostFailure(
        `The workbook is damaged: a cell points to text number ${index}, which is missing. Open it in Excel and let Excel repair it. Nothing was written.`,
        "nothing",
      );
    const next = this.starts[index + 1] ?? this.xml.length;
    // Through a Buffer, so that the text does not keep the whole part in memory.
    const text = richText(this.xml.slice(start + this.prefix.length + 3, next), this.prefix);
    const own = Buffer.from(text, "utf16le").toString("utf16le");
    this.decoded[index] = own;
    return own;
  }
}
