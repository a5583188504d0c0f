/** How the Import pane looks: cards of files and tables, and the conformance report. */
import { css } from "lit";

export const importStyles = css`
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 92px;
    gap: var(--spacingHorizontalS);
  }
  .title {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--spacingHorizontalS);
    align-items: center;
  }
  .table + .table {
    padding-top: var(--spacingVerticalS);
    border-top: 1px solid var(--colorNeutralStroke2);
  }
  .found > li {
    border-top: 1px solid var(--colorNeutralStroke2);
  }
  .found summary {
    display: grid;
    grid-template-columns: 12px auto auto minmax(0, 1fr);
    gap: 0 var(--spacingHorizontalXS);
    padding-block: var(--spacingVerticalXS);
    color: inherit;
  }
  .found summary::before {
    content: "▸" / "";
    color: var(--colorBrandForegroundLink);
  }
  .found details[open] > summary::before {
    content: "▾" / "";
  }
  .found summary:hover .says {
    text-decoration: underline;
  }
  .found .says {
    grid-column: 2 / -1;
  }
  .found .times {
    text-align: end;
    color: var(--colorNeutralForeground3);
    font-variant-numeric: tabular-nums;
  }
  .found .code {
    color: var(--colorNeutralForeground3);
  }
  .mark {
    font-weight: var(--fontWeightSemibold);
  }
  .of-error,
  .of-fatal {
    color: var(--colorPaletteRedForeground1);
  }
  .of-warning {
    color: var(--colorPaletteDarkOrangeForeground1);
  }
  .places {
    padding-block-end: var(--spacingVerticalS);
    padding-inline-start: calc(12px + var(--spacingHorizontalXS));
  }
  .value {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
`;
