/** A workbook on the stand-in for OneDrive, and somebody who signed in there before: for the program as a child too. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deviceCodeSignIn } from "../../src/adapters/node/sign-in";
import { openXlsxWorkbook } from "../../src/adapters/xlsx/xlsx-workbook";
import { ZipArchive } from "../../src/adapters/xlsx/zip";
import { GraphHost } from "../../src/testing/graph-host";
import type { Drive, DriveItem } from "../../src/testing/graph-host/drive/drive";
import { MicrosoftLogin } from "../../src/testing/microsoft-login";
import { toRecords } from "../../src/workbook/codec";
import type { Table } from "../../src/workbook/tables";

export const SAM = "sam@example.edu";
const DEPLOYMENT = { clientId: "11111111-2222-4333-8444-555555555555", tenant: "example.edu" };
const SCOPES = ["Files.ReadWrite", "Mail.ReadWrite", "Mail.Send"];
const PATH = "Billing/Chargeback.xlsx";

export class OneDrive {
  private constructor(
    readonly host: GraphHost,
    readonly drive: Drive,
    readonly config: string,
  ) {}

  /** @param workbook its bytes */
  static async start(workbook: Uint8Array): Promise<OneDrive> {
    const host = await GraphHost.start();
    host.accounts.add({ address: SAM, name: "Sam Rivera" });
    const drive = host.state.drives.of(SAM);
    drive.file(PATH, workbook);
    const one = new OneDrive(host, drive, mkdtempSync(join(tmpdir(), "config-")));
    await one.signIn();
    return one;
  }

  /** As `openchargeback sign-in` leaves it. */
  private async signIn(): Promise<void> {
    const { network } = new MicrosoftLogin();
    const signIn = deviceCodeSignIn({
      deployment: DEPLOYMENT,
      show: () => undefined,
      folder: this.config,
      network,
    });
    this.host.accounts.token(SAM, SCOPES, await signIn.token(SCOPES));
    writeFileSync(join(this.config, "deployment.json"), JSON.stringify(DEPLOYMENT));
  }

  /** What the program is started with. */
  get environment(): Record<string, string> {
    return { OPENCHARGEBACK_CONFIG: this.config, OPENCHARGEBACK_GRAPH_URL: this.host.baseUrl };
  }

  get item(): DriveItem {
    return this.drive.at(PATH)!;
  }

  /** The workbook's address, as the browser shows it. */
  get url(): string {
    return this.drive.webUrl(this.item);
  }

  /** How often the workbook was written, its first version too. */
  get versions(): number {
    return this.item.versions.length;
  }

  /** Files beside the workbook. */
  get files(): string[] {
    return this.drive.paths().filter((path) => path !== PATH);
  }

  /** Somebody saves the workbook in Excel. */
  edit(): void {
    const archive = ZipArchive.read(this.item.versions.at(-1)!.bytes);
    archive.set("xl/workbook.xml", `${archive.text("xl/workbook.xml")}\n`);
    this.drive.write(this.item, archive.write());
  }

  /** A table as everybody sees it now. */
  async table<T>(table: Table<T>): Promise<T[]> {
    const folder = mkdtempSync(join(tmpdir(), "look-"));
    try {
      const path = join(folder, "book.xlsx");
      writeFileSync(path, this.item.versions.at(-1)!.bytes);
      const workbook = await openXlsxWorkbook(path, { readOnly: true });
      const [rows = []] = await workbook.read([{ table }]);
      await workbook.close();
      return toRecords(table, rows);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  async stop(): Promise<void> {
    rmSync(this.config, { recursive: true, force: true });
    await this.host.stop();
  }
}
