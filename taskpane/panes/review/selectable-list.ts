/** A page of charges to tick, one by one or all that fit, and the way to the other pages. */
import { html } from "lit";
import type { Charge } from "../../../src/core/charge";
import type { ReviewBoard } from "../../../src/steps/review-board";
import { review as words } from "../../text/review";
import { chargeItem } from "./charge-item";
import type { pageOf } from "./filter";
import { pager } from "./pager";

export interface SelectableList {
  readonly fitting: readonly Charge[];
  readonly page: ReturnType<typeof pageOf<Charge>>;
  readonly pageSize: number;
  readonly payers: ReviewBoard["payers"];
  readonly currency: string;
  /** Charge IDs. */
  readonly selected: ReadonlySet<string>;
  readonly disabled: boolean;
  readonly select: (charges: readonly Charge[], on: boolean) => void;
  readonly turn: (page: number) => void;
}

export function selectableList(of: SelectableList): unknown {
  const { fitting, page, selected, disabled } = of;
  const all = fitting.every((c) => selected.has(c.chargeId));
  return html`<div class="stack tight">
    <label class="check"
      ><input
        type="checkbox"
        .checked=${all}
        ?disabled=${disabled}
        @change=${() => of.select(fitting, !all)}
      />${words.selectAll(fitting.length)}</label
    >
    <ul class="charges">
      ${page.items.map((charge) =>
        chargeItem({
          charge,
          payer: of.payers[charge.chargeId],
          currency: of.currency,
          selected: selected.has(charge.chargeId),
          disabled,
          select: (on) => of.select([charge], on),
        }),
      )}
    </ul>
    ${pager(page, fitting.length, of.pageSize, of.turn)}
  </div>`;
}
