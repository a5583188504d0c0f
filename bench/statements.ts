/**
 * 200 statements of 30 charges, accessible and with their fonts, against the same tables by jspdf-autotable as it
 * comes: untagged, in the PDF reader's own Helvetica, without letterhead, sentences and figures.
 */
import { jsPDF } from "jspdf";
import { autoTable } from "jspdf-autotable";
import { nodeFonts } from "../src/adapters/node/fonts";
import { centsToAmount } from "../src/core/money";
import { defaultSettingRows, readSettings, type Settings } from "../src/core/settings";
import type { StatementDetail, StatementDocument } from "../src/core/statements/statement";
import { formatMoney, formatQuantity } from "../src/render/format";
import { aDetail, aFund, aProject, aStatement } from "../src/testing/statement-documents";
import { compared, type Compared } from "./compared";

export interface StatementsFigures {
  readonly time: Compared;
  readonly own: Printed;
  readonly bare: Printed;
  /** Processor time of the slowest statement in a warm round: what keeps a pane from drawing. */
  readonly slowestMs: number;
}

interface Printed {
  readonly bytes: number;
  readonly pages: number;
}

const STATEMENTS = 200;
const LINES = 30;
const ROUNDS = 3;
const SERVICES = ["Compute", "Storage", "Archive", "Transfer"];

/** jsPDF as it comes: the renderer, loaded later, compresses in its place. */
const api = jsPDF.API as unknown as { processDataByFilters: unknown };
const jsPdfsOwn = api.processDataByFilters;

export async function measureStatements(): Promise<StatementsFigures> {
  const { loadFonts } = await import("../src/render/pdf/faces");
  const { renderStatement } = await import("../src/render/pdf/statement");
  const ours = api.processDataByFilters;
  const settings = readSettings(defaultSettingRows());
  const documents = Array.from({ length: STATEMENTS }, (_, index) => aMonth(index));
  let slowestMs = 0;
  const own = async (): Promise<Uint8Array[]> => {
    api.processDataByFilters = ours;
    const fonts = await loadFonts(documents, settings, nodeFonts());
    slowestMs = 0;
    return documents.map((document) => {
      const start = process.cpuUsage();
      const { bytes } = renderStatement(document, settings, fonts);
      const { user, system } = process.cpuUsage(start);
      slowestMs = Math.max(slowestMs, (user + system) / 1000);
      return bytes;
    });
  };
  const bare = (): Uint8Array[] => {
    api.processDataByFilters = jsPdfsOwn;
    return documents.map((document) => bareTables(document, settings));
  };
  const counts = { own: printed(await own()), bare: printed(bare()) };
  const time = await compared(ROUNDS, own, bare);
  return { time, ...counts, slowestMs };
}

function aMonth(index: number): StatementDocument {
  const lines = Array.from({ length: LINES }, (_, line): StatementDetail => {
    const list = 1_000 + ((index * 7_919 + line * 104_729) % 90_000);
    return aDetail({
      day: `2025-01-${String(1 + line).padStart(2, "0")}`,
      serviceName: SERVICES[line % SERVICES.length] ?? "",
      resource: `node-${index}-${line}`,
      quantity: centsToAmount(list),
      list,
      discount: Math.floor(list / 5),
    });
  });
  const amount = lines.reduce((sum, line) => sum + line.amount, 0);
  const half = Math.floor(amount / 2);
  const funds = [aFund(half), aFund(amount - half, { fundOrg: "BIO-20417", awardNumber: `EX-${index}` })];
  return aStatement([aProject(lines, { funds })], {
    statementNo: `2025-01-${String(index).padStart(4, "0")}`,
    name: `Robin Smith ${index}`,
  });
}

/** The tables of a statement with the same texts, as the documentation of jspdf-autotable shows it. */
function bareTables(document: StatementDocument, settings: Settings): Uint8Array {
  const doc = new jsPDF({ unit: "pt", format: settings.paper.toLowerCase(), compress: true });
  const money = (cents: number): string => formatMoney(cents, document.currency);
  const totals = (of: { list: number; discount: number; amount: number }): string[] =>
    [of.list, of.discount, of.amount].map(money);
  const amounts = ["List price", "Discount", "Amount"];
  const draw = (head: string[], body: string[][], foot: string[]): void =>
    autoTable(doc, {
      head: [head],
      body,
      foot: [foot],
      showFoot: "lastPage",
      theme: "plain",
      styles: { fontSize: 8 },
    });
  draw(
    ["Project", "Title", ...amounts],
    document.projects.map((project) => [project.project, project.title, ...totals(project)]),
    ["Total", "", ...totals(document)],
  );
  for (const project of document.projects) {
    draw(
      ["Fund Org", "Title", "Award", "Amount"],
      project.funds.map((fund) => [fund.fundOrg, fund.title, fund.awardNumber, money(fund.amount)]),
      ["Total", "", "", money(project.amount)],
    );
    draw(
      ["Service", "Source", "Quantity", ...amounts],
      project.services.map((service) => [
        service.serviceName,
        service.source,
        formatQuantity(service.quantity, service.unit),
        ...totals(service),
      ]),
      ["Total", "", "", ...totals(project)],
    );
    draw(
      ["Date", "Service", "Resource and description", "Quantity", ...amounts],
      project.details.map((detail) => [
        detail.day,
        detail.serviceName,
        `${detail.resource}\n${detail.description}`,
        formatQuantity(detail.quantity, detail.unit),
        ...totals(detail),
      ]),
      ["Total", "", "", "", ...totals(project)],
    );
  }
  return new Uint8Array(doc.output("arraybuffer"));
}

function printed(files: readonly Uint8Array[]): Printed {
  const pages = files.map(
    (file) =>
      Buffer.from(file)
        .toString("latin1")
        .match(/\/Type \/Page\n/g)?.length ?? 0,
  );
  return {
    bytes: files.reduce((sum, file) => sum + file.length, 0),
    pages: pages.reduce((sum, count) => sum + count, 0),
  };
}
