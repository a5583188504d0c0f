/** The list price as a bar of who pays which part, each with its figure below it. */
import type { Cents } from "../../core/money";
import { isSubsidy } from "../statement-sentences";
import type { Page } from "./page";
import type { Drawn } from "./summary";

const HEIGHT = 13;
/** The smallest part is seen, however small it is. */
const LEAST_PART = 2;
const SWATCH = 7;

interface Part {
  readonly name: string;
  readonly cents: Cents;
  readonly value: string;
  readonly fill: "primaryFill" | "creditFill" | "accentFill";
  readonly colour: "primary" | "accent";
}

/** Nothing where the parts do not make the list price: a refund, or a minimum charge on top of it. */
export function drawBar(drawn: Drawn): void {
  const { page, document, money } = drawn;
  const { list, discount, credits, amount } = document;
  const isWhole = credits === 0 ? isSubsidy(document) : Math.min(discount, credits, amount) >= 0 && list > 0;
  if (!isWhole) return;
  const parts = partsOf(drawn);
  const said = parts.map(({ name, value }) => `${name}: ${value}.`).join(" ");
  page.need(60);
  page.tag("Figure", () => drawParts(page, parts), {
    alt: `Bar of the list price of ${money(list)}. ${said}`,
  });
  page.y += HEIGHT + 4;
  const top = page.y;
  const ends = parts.map((part, at) => {
    page.y = top;
    drawLegend(page, part, { at, of: parts.length });
    return page.y;
  });
  page.y = Math.max(...ends) + 8;
}

/** Two parts in percent, which make 100 % together; three in figures alone. */
function partsOf({ document, settings, formats, money }: Drawn): Part[] {
  const { list, discount, credits, amount } = document;
  const percent = (text: string): string => (credits === 0 ? ` (${text})` : "");
  const rest = amount === 0 ? formats.discount(list, 0) : formats.rest(list, discount);
  const parts: readonly Part[] = [
    {
      name: `Paid by ${settings.institution}`,
      cents: discount,
      value: `${money(discount)}${percent(formats.discount(list, discount))}`,
      fill: "primaryFill",
      colour: "primary",
    },
    {
      name: "Paid by subsidies and credits",
      cents: credits,
      value: money(credits),
      fill: "creditFill",
      colour: "primary",
    },
    {
      name: "Charged to your funds",
      cents: amount,
      value: `${money(amount)}${percent(rest)}`,
      fill: "accentFill",
      colour: "accent",
    },
  ];
  // That nothing is charged is said; that nothing is paid by others is not.
  return parts.filter(({ cents, colour }) => cents > 0 || colour === "accent");
}

function drawParts(page: Page, parts: readonly Part[]): void {
  const shown = parts.filter(({ cents }) => cents > 0);
  const widths = widthsOf(shown, page.width);
  let x = page.left;
  shown.forEach(({ fill }, i) => {
    const width = widths[i] ?? 0;
    page.ground(x, page.y, width, HEIGHT, page.palette[fill]);
    x += width;
  });
}

/** The largest part takes what is left of the whole. */
function widthsOf(parts: readonly Part[], width: number): number[] {
  const whole = parts.reduce((sum, { cents }) => sum + cents, 0);
  const widths = parts.map(({ cents }) => Math.max(LEAST_PART, (width * cents) / whole));
  const largest = widths.indexOf(Math.max(...widths));
  const others = widths.reduce((sum, own, i) => (i === largest ? sum : sum + own), 0);
  return widths.map((own, i) => (i === largest ? width - others : own));
}

/** Below the bar, from left to right, the last at its end; with a square of its colour. */
function drawLegend(
  page: Page,
  { name, value, fill, colour }: Part,
  { at, of }: { at: number; of: number },
): void {
  const { palette } = page;
  const isLast = at === of - 1;
  const start = page.left + (page.width / of) * at;
  const room = page.width / of - SWATCH - 14;
  const x = isLast ? page.right - SWATCH - 5 : start + SWATCH + 5;
  const align = isLast ? "right" : "left";
  const square = isLast ? page.right - SWATCH : start;
  page.artifact(() => page.ground(square, page.y + 2.2, SWATCH, SWATCH, palette[fill]));
  page.tag("P", () => {
    page.paragraph(name, x, room, { size: 9, bold: false, colour: palette.muted, align });
    page.paragraph(value, x, room, { size: 10, bold: true, colour: palette[colour], align });
  });
}
