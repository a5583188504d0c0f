/** Rows that wait for an answer about the whole file, and rows that cannot be billed: why a file is not taken in yet. */
import type { Question } from "../focus/readings";
import { Refusal, type Ways } from "../problem";
import { figure } from "../words";
import type { ImportFile } from "./parts";

const SHOWN = 10;

/**
 * The command line shows the rows below the message, a line each; the pane has the message alone.
 * @param listed one sentence a row
 */
export function problemRefusal(listed: readonly string[], files: readonly ImportFile[]): Refusal {
  const asked = files.flatMap((file) =>
    file.reading.questions.map((question) => askingFor(file.name, question)),
  );
  const rows = `${listed.length} row${listed.length === 1 ? "" : "s"}`;
  const few = listed.slice(0, SHOWN).join(" ") + (listed.length > SHOWN ? " …" : "");
  const others = listed.length - 1;
  const more = others === 0 ? "" : ` And ${figure(others)} more.`;
  const rest = ": then these rows go to the Problems sheet, and the rest is imported. Nothing was imported.";
  const way = (which: keyof Ways, accept: string): string =>
    [...asked.map((ask) => ask[which]), `Correct the file, or ${accept}${rest}`].join(" ");
  return new Refusal(`${rows} cannot be billed: {way}`, listed, {
    script: `${listed[0] ?? ""}${more} ${way("script", "import with --accept-problems")}`,
    pane: `${few} ${way("pane", "accept the problems")}`,
  });
}

/** @throws Refusal where even the amounts that were read may be meant otherwise */
export function refuseDoubt(files: readonly ImportFile[]): void {
  const asked = files.flatMap(({ name, reading }) =>
    reading.questions.flatMap((q) =>
      q.about === "amounts" && q.inDoubt ? [{ ...askingFor(name, q), also: q.options[0]?.alsoChanges }] : [],
    ),
  );
  if (asked.length === 0) return;
  const also = asked.map(({ also: example }) =>
    example === undefined ? "" : `Then ${example.text} would be ${example.reading}, too. `,
  );
  const way = (which: keyof Ways): string => asked.map((ask, i) => `${also[i] ?? ""}${ask[which]}`).join(" ");
  throw new Refusal("{way} Nothing was imported.", [], { script: way("script"), pane: way("pane") });
}

/** What a person is asked, with the words to answer in. */
export function askingFor(fileName: string, question: Question): Ways {
  const first = question.options[0]?.example;
  if (first === undefined) return { script: "", pane: "" };
  const rows = `${question.rows} row${question.rows === 1 ? "" : "s"}`;
  if (question.about === "amounts") {
    const styles = question.options.map(
      (o) => `--amounts "${o.style}" (${o.example.text} is ${o.example.reading})`,
    );
    const asks = `${fileName} writes amounts in another way in ${rows}, such as ${first.text}.`;
    return { script: `${asks} Say how: ${styles.join(" or ")}.`, pane: `${asks} Choose how they are read.` };
  }
  const orders = question.options.map(
    (o) => `--dates ${o.order.replace(" ", "-")} (${o.example.text} is ${o.example.reading})`,
  );
  const asks = `${fileName} has dates in ${rows} that may begin with the day or with the month, such as ${first.text}.`;
  return { script: `${asks} Say which: ${orders.join(" or ")}.`, pane: `${asks} Choose how they are read.` };
}
