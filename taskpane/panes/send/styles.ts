/** How the Send pane looks. */
import { css } from "lit";

export const sendStyles = css`
  .top {
    flex-wrap: nowrap;
  }
  .middle {
    flex-wrap: nowrap;
    align-items: center;
  }
  .letter {
    padding: var(--spacingVerticalS) var(--spacingHorizontalS);
    background: var(--colorNeutralBackground2);
    border-radius: var(--borderRadiusMedium);
  }
  .letter dt {
    float: inline-start;
    margin-inline-end: var(--spacingHorizontalXS);
    color: var(--colorNeutralForeground3);
  }
  .letter dt::after {
    content: ":";
  }
  .body {
    white-space: pre-wrap;
    padding-top: var(--spacingVerticalXS);
    border-top: 1px solid var(--colorNeutralStroke2);
  }
  ol {
    list-style: decimal;
    padding-inline-start: var(--spacingHorizontalXL);
  }
`;
