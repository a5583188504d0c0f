/** Radio buttons as the check boxes beside them look: Fluent's, on a target of 24 px. */
import { css } from "lit";

export const radioStyles = css`
  input[type="radio"] {
    appearance: none;
    position: relative;
    flex: none;
    width: 24px;
    height: 24px;
    margin: 0;
    cursor: pointer;
  }
  input[type="radio"]::before,
  input[type="radio"]:checked::after {
    content: "";
    position: absolute;
    border-radius: 50%;
  }
  input[type="radio"]::before {
    inset: 4px;
    border: 1px solid var(--colorNeutralStrokeAccessible);
  }
  input[type="radio"]:checked::before {
    border-color: var(--colorCompoundBrandStroke);
  }
  input[type="radio"]:checked::after {
    inset: 8px;
    background: var(--colorCompoundBrandBackground);
  }
  input[type="radio"]:disabled::before {
    border-color: var(--colorNeutralStrokeDisabled);
  }
  @media (forced-colors: active) {
    input[type="radio"]:checked::after {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
