/** The preview's page: the stand-in's sheets, the pane beside them, and the switches above. */
import { editCell, type Hand } from "./cell-editor";
import { showOutlook } from "./outlook-view";
import { PaneFrame } from "./pane-frame";
import { Preview, type Theme } from "./preview";
import { keepReportsWorkedOut } from "./report-values";
import { SheetGrid } from "./sheet-grid";
import { drawTabs, tabKeys } from "./sheet-tabs";
import { ANSWERS, type SignInAnswer } from "./sign-in-answers";

const preview = new Preview();
window.openchargebackPreview = preview;

const tabs = byId("tabs", HTMLElement);
const status = byId("status", HTMLElement);
const pane = new PaneFrame(byId("pane", HTMLIFrameElement), preview);
const grid = new SheetGrid({
  select: (address) => preview.host.select(preview.host.activeSheet.name, address),
  edit: (cell, address, first) => {
    editing = true;
    editCell(preview, cell, address, {
      hand: byId("hand", HTMLSelectElement).value as Hand,
      first,
      done: (message) => {
        editing = false;
        say(message);
        draw();
        grid.element.focus();
      },
    });
  },
});
byId("sheet", HTMLElement).append(grid.element, grid.objects.element);

let drawn = "";
let waiting = false;
let editing = false;

function draw(): void {
  waiting = false;
  if (editing) return;
  const { activeSheet, selection } = preview.host;
  drawn = `${selection} ${preview.host.traffic.requests}`;
  drawTabs(tabs, preview.workbook.sheets, activeSheet, (sheet) => {
    preview.host.select(sheet.name, "A1");
    draw();
  });
  grid.show(activeSheet, selection.slice(selection.lastIndexOf("!") + 1));
}

/** Many changes, one drawing; none while a cell is being typed into. */
function drawSoon(): void {
  if (waiting || editing) return;
  waiting = true;
  requestAnimationFrame(draw);
}

preview.onChange(drawSoon);
keepReportsWorkedOut(preview, drawSoon);
// Selecting changes no cell, nor does setting a chart's colour, so that nothing tells of it.
setInterval(() => {
  if (`${preview.host.selection} ${preview.host.traffic.requests}` !== drawn) drawSoon();
}, 100);
new ResizeObserver(drawSoon).observe(grid.element);

async function newWorkbook(): Promise<void> {
  preview.replaceWorkbook();
  say("A new workbook.");
  await pane.reload();
}

async function loadSample(): Promise<void> {
  await newWorkbook();
  const loaded = await pane.loadSample();
  say(
    loaded
      ? "The pane sets up the sample month."
      : "The pane did not offer its sample month. Load this page again.",
  );
}

function failNext(): void {
  const code = byId("code", HTMLSelectElement).value;
  preview.host.failAt(1, code, "before");
  say(`The pane's next request to Excel fails with ${code}.`);
}

function say(message: string): void {
  status.textContent = message;
}

function byId<T extends HTMLElement>(id: string, type: { new (): T }): T {
  const found = document.getElementById(id);
  if (found instanceof type) return found;
  throw new Error(`The page has no ${id}.`);
}

function onChange(id: string, then: (value: string) => void): void {
  const select = byId(id, HTMLSelectElement);
  select.addEventListener("change", () => then(select.value));
}

tabKeys(tabs);
showOutlook(byId("outlook", HTMLDetailsElement), byId("mails", HTMLElement));
byId("sign-in", HTMLSelectElement).append(...Object.keys(ANSWERS).map((answer) => new Option(answer)));
onChange("sign-in", (answer) => (preview.signIn = answer as SignInAnswer));
byId("new", HTMLButtonElement).addEventListener("click", () => void newWorkbook());
byId("sample", HTMLButtonElement).addEventListener("click", () => void loadSample());
byId("fail", HTMLButtonElement).addEventListener("click", failNext);
onChange("width", (value) => pane.setWidth(Number(value)));
onChange("theme", (value) => {
  document.documentElement.dataset["theme"] = value;
  pane.setTheme(value as Theme);
});
draw();
