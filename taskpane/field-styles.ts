/** How labels, fields and check boxes look; native elements, so that every platform knows them. */
import { css } from "lit";

export const fieldStyles = css`
  label.field {
    display: grid;
    gap: var(--spacingVerticalXXS);
    font-size: var(--fontSizeBase200);
    line-height: var(--lineHeightBase200);
    color: var(--colorNeutralForeground2);
    min-width: 0;
  }
  label.check > span {
    line-height: var(--lineHeightBase300);
    padding-block: 2px;
  }
  label.check {
    display: flex;
    gap: var(--spacingHorizontalXS);
    align-items: flex-start;
    min-height: 24px;
    line-height: 24px;
  }
  input:not([type="checkbox"], [type="radio"], [type="file"]),
  select,
  textarea {
    width: 100%;
    min-width: 0;
    min-height: 32px;
    padding: 0 var(--spacingHorizontalS);
    font: inherit;
    font-size: var(--fontSizeBase300);
    color: var(--colorNeutralForeground1);
    background: var(--colorNeutralBackground1);
    border: 1px solid var(--colorNeutralStroke1);
    border-bottom-color: var(--colorNeutralStrokeAccessible);
    border-radius: var(--borderRadiusMedium);
  }
  select {
    text-overflow: ellipsis;
  }
  textarea {
    padding-block: var(--spacingVerticalXS);
    resize: vertical;
  }
  input::placeholder {
    color: var(--colorNeutralForeground3);
  }
  /* Fluent's look on a target of 24 px, which a native box of 16 px is not. */
  input[type="checkbox"] {
    appearance: none;
    position: relative;
    flex: none;
    width: 24px;
    height: 24px;
    margin: 0;
    cursor: pointer;
  }
  input[type="checkbox"]::before {
    content: "";
    position: absolute;
    inset: 4px;
    border: 1px solid var(--colorNeutralStrokeAccessible);
    border-radius: var(--borderRadiusSmall);
  }
  input[type="checkbox"]:checked::before {
    background: var(--colorCompoundBrandBackground);
    border-color: var(--colorCompoundBrandBackground);
  }
  input[type="checkbox"]:checked::after {
    content: "";
    position: absolute;
    left: 9px;
    top: 6px;
    width: 5px;
    height: 9px;
    border: solid var(--colorNeutralForegroundInverted);
    border-width: 0 2px 2px 0;
    transform: rotate(45deg);
  }
  input[type="checkbox"]:disabled::before {
    border-color: var(--colorNeutralStrokeDisabled);
  }
  input[type="checkbox"]:disabled:checked::before {
    background: var(--colorNeutralBackgroundDisabled);
  }
  [aria-invalid="true"] {
    border-color: var(--colorPaletteRedBorderActive) !important;
  }
  :disabled {
    color: var(--colorNeutralForegroundDisabled);
    border-color: var(--colorNeutralStrokeDisabled);
  }
`;
