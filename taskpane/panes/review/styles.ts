/** How the lists of the Review pane look. */
import { css } from "lit";

export const listStyles = css`
  .rules {
    border-top: 1px solid var(--colorNeutralStroke2);
  }
  .rules li {
    border-bottom: 1px solid var(--colorNeutralStroke2);
  }
  button.rule {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto 84px;
    gap: 0 var(--spacingHorizontalS);
    align-items: baseline;
    width: 100%;
    min-height: 28px;
    padding: var(--spacingVerticalXS);
  }
  button.rule:hover {
    background: var(--colorSubtleBackgroundHover);
  }
  button.rule[aria-pressed="true"] {
    background: var(--colorNeutralBackground1Selected);
    box-shadow: inset 3px 0 var(--colorCompoundBrandStroke);
  }
  .charge {
    padding: var(--spacingVerticalS) 0;
    border-bottom: 1px solid var(--colorNeutralStroke2);
  }
  .line {
    display: grid;
    grid-template-columns: 24px minmax(0, 1fr) auto;
    gap: var(--spacingHorizontalS);
    align-items: start;
    min-height: 24px;
    cursor: pointer;
  }
  .about {
    padding-inline-start: calc(24px + var(--spacingHorizontalS));
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--spacingHorizontalS);
  }
  .decide {
    margin: 0 calc(-1 * var(--spacingHorizontalM));
    padding: var(--spacingVerticalS) var(--spacingHorizontalM);
    background: var(--colorNeutralBackground1);
    border-top: 1px solid var(--colorNeutralStroke1);
  }
  /** In a low pane the list would have no room beside it. */
  @media (min-height: 520px) {
    .decide.sticks:not(.tall) {
      position: sticky;
      bottom: 0;
    }
  }
  @media (min-height: 760px) {
    .decide.tall {
      position: sticky;
      bottom: 0;
    }
  }
  @media (forced-colors: active) {
    button.rule[aria-pressed="true"] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
