/** Loads the tables that people keep up from CSV files; the table is guessed by the file's name. */
import { html, nothing, type PropertyDeclarations } from "lit";
import type { InputFile } from "../../src/ports/ports";
import { importReference, REFERENCE_TABLES, titleOf, type ReferenceTable } from "../../src/steps/reference";
import { Pane } from "../pane";
import { text } from "../text";
import { button } from "./button";
import "./file-drop";
import { guessTable } from "./guess-table";

interface Chosen {
  readonly file: InputFile;
  readonly table: ReferenceTable | null;
}

const words = text.firstRun.reference;

/** `<ocb-reference-files .session=…>` */
export class ReferenceFiles extends Pane {
  static override properties: PropertyDeclarations = { chosen: { state: true } };
  declare chosen: readonly Chosen[];

  constructor() {
    super();
    this.chosen = [];
  }

  override render(): unknown {
    const busy = this.session.runner.busy !== null;
    const ready = this.chosen.every((c) => c.table !== null);
    return html`<div class="stack tight">
      <p class="small quiet">${words.about}</p>
      <ul class="stack tight">
        ${this.chosen.map((c, i) => this.file(c, i, busy))}
      </ul>
      ${
        this.chosen.length === 0
          ? nothing
          : html`${ready ? nothing : html`<p class="small warn">${words.chooseTables}</p>`}
              <div class="row">
                ${button({
                  label: words.load(this.chosen.length),
                  disabled: busy || !ready,
                  click: () => void this.load(),
                })}
                ${button({
                  label: words.clear,
                  look: "subtle",
                  disabled: busy,
                  click: () => (this.chosen = []),
                })}
              </div>`
      }
      <ocb-file-drop
        label=${words.choose}
        hint=${words.hint}
        ?disabled=${busy}
        @files=${(event: CustomEvent<readonly InputFile[]>) => this.add(event.detail)}
      ></ocb-file-drop>
    </div>`;
  }

  private file({ file, table }: Chosen, index: number, disabled: boolean) {
    return html`<li>
      <label class="field"
        ><span class="break">${file.name}</span>
        <select
          aria-label=${words.tableOf(file.name)}
          ?disabled=${disabled}
          @change=${(event: Event) => {
            const value = event.target instanceof HTMLSelectElement ? event.target.value : "";
            this.setTable(index, REFERENCE_TABLES.find((t) => t === value) ?? null);
          }}
        >
          <option value="" .selected=${table === null}>${words.noTable}</option>
          ${REFERENCE_TABLES.map(
            (t) => html`<option value=${t} .selected=${t === table}>${titleOf(t)}</option>`,
          )}
        </select>
      </label>
    </li>`;
  }

  private add(files: readonly InputFile[]): void {
    this.chosen = [...this.chosen, ...files.map((file) => ({ file, table: guessTable(file.name) }))];
  }

  private setTable(index: number, table: ReferenceTable | null): void {
    this.chosen = this.chosen.map((c, i) => (i === index ? { ...c, table } : c));
  }

  private async load(): Promise<void> {
    const wanted = this.chosen;
    const results = await this.session.run(
      words.step,
      async (host) => {
        const done = [];
        for (const { file, table } of wanted) {
          if (table !== null) done.push(await importReference(host, table, file));
        }
        return done;
      },
      (done) =>
        words.loaded(
          done.map((r) => words.rows(titleOf(r.table), r.rows, r.changed)),
          done.flatMap((r) => r.warnings),
        ),
    );
    if (results !== null) this.chosen = [];
  }
}

customElements.define("ocb-reference-files", ReferenceFiles);
