/** What all panes look alike in: type, spacing, form fields, lists. Only Fluent tokens, so that every theme works. */
import { css, type CSSResultGroup } from "lit";
import { fieldStyles } from "./field-styles";

const base = css`
  :host {
    display: block;
    font: var(--fontWeightRegular) var(--fontSizeBase300) / var(--lineHeightBase300) var(--fontFamilyBase);
    color: var(--colorNeutralForeground1);
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h2,
  h3,
  h4 {
    margin: 0;
    font-size: var(--fontSizeBase300);
    font-weight: var(--fontWeightSemibold);
    line-height: var(--lineHeightBase300);
  }
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  .stack {
    display: grid;
    gap: var(--spacingVerticalM);
    min-width: 0;
  }
  .stack > * {
    min-width: 0;
  }
  .tight {
    gap: var(--spacingVerticalXS);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--spacingHorizontalS);
    align-items: center;
  }
  .between {
    justify-content: space-between;
    align-items: baseline;
  }
  .between.heads {
    align-items: center;
  }
  .quiet {
    color: var(--colorNeutralForeground3);
  }
  .small,
  .quiet.small {
    font-size: var(--fontSizeBase200);
    line-height: var(--lineHeightBase200);
  }
  .strong {
    font-weight: var(--fontWeightSemibold);
  }
  .break {
    overflow-wrap: anywhere;
  }
  .money {
    font-variant-numeric: tabular-nums;
    text-align: right;
    white-space: nowrap;
  }
  .bad {
    color: var(--colorPaletteRedForeground1);
  }
  .warn {
    color: var(--colorPaletteDarkOrangeForeground1);
  }
  .good {
    color: var(--colorPaletteGreenForeground1);
  }
  .sr-only {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .card {
    padding: var(--spacingVerticalS) var(--spacingHorizontalM);
    border: 1px solid var(--colorNeutralStroke2);
    border-radius: var(--borderRadiusMedium);
    background: var(--colorNeutralBackground1);
  }
  .note {
    padding: var(--spacingVerticalS) var(--spacingHorizontalM);
    border-inline-start: 3px solid var(--colorNeutralStroke1);
    background: var(--colorNeutralBackground3);
    border-radius: var(--borderRadiusSmall);
  }
  .note.warning {
    border-color: var(--colorPaletteDarkOrangeBorderActive);
  }
  .note.error {
    border-color: var(--colorPaletteRedBorderActive);
  }
  .note.success {
    border-color: var(--colorPaletteGreenBorderActive);
  }
  .said {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: start;
    padding-block: var(--spacingVerticalXS);
    padding-inline-end: 0;
  }
  .said fluent-button {
    min-width: 32px;
  }
  dl.facts {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--spacingVerticalXXS) var(--spacingHorizontalM);
  }
  dl.facts dt {
    color: var(--colorNeutralForeground3);
  }
  dl.facts dd {
    text-align: end;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  :focus-visible {
    outline: 2px solid var(--colorStrokeFocus2);
    outline-offset: 1px;
    border-radius: var(--borderRadiusMedium);
  }
  :where(button.plain) {
    padding: 0;
    border: 0;
    background: none;
    font: inherit;
    color: inherit;
    text-align: start;
    cursor: pointer;
  }
  details > summary {
    cursor: pointer;
    color: var(--colorBrandForegroundLink);
    min-height: 24px;
  }
  details[open] > summary {
    margin-bottom: var(--spacingVerticalXS);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--fontSizeBase200);
  }
  th,
  td {
    padding: var(--spacingVerticalXXS) var(--spacingHorizontalXS);
    text-align: start;
    vertical-align: top;
    border-bottom: 1px solid var(--colorNeutralStroke2);
    overflow-wrap: anywhere;
  }
  th {
    font-weight: var(--fontWeightSemibold);
    color: var(--colorNeutralForeground3);
  }
  /* Names in the first column, which are not to be broken letter by letter. */
  table.names {
    table-layout: fixed;
  }
  table.names th:first-child {
    width: 40%;
  }
  svg {
    fill: currentColor;
    flex: none;
  }
  fluent-button[aria-pressed="true"] {
    background: var(--colorNeutralBackground1Selected);
    border-color: var(--colorCompoundBrandStroke);
    font-weight: var(--fontWeightSemibold);
  }
  @media (forced-colors: active) {
    fluent-button[aria-pressed="true"] {
      outline: 2px solid Highlight;
    }
    .note,
    .card {
      border: 1px solid CanvasText;
    }
  }
`;

export const styles: CSSResultGroup = [base, fieldStyles];
