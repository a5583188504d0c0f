/** How the figures of the tie-out and what is in the way look. */
import { css } from "lit";

export const closeStyles = css`
  .middle {
    align-items: center;
  }
  .figures tbody + tbody tr:first-child > * {
    padding-top: var(--spacingVerticalM);
  }
  .figures th {
    font-weight: var(--fontWeightRegular);
    color: inherit;
  }
  .figures th,
  .figures td {
    vertical-align: middle;
    border-bottom: 0;
    font-size: var(--fontSizeBase300);
  }
  .figures .total > * {
    font-weight: var(--fontWeightSemibold);
    border-top: 1px solid var(--colorNeutralStroke1);
  }
`;
