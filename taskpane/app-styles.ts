/** How the frame of the pane looks: head, places, the bar of what is said. */
import { css } from "lit";

export const appStyles = css`
  header {
    display: flex;
    align-items: center;
    min-height: 40px;
    /* Office draws its own menu over the top right corner. */
    padding: 0 44px 0 var(--spacingHorizontalM);
  }
  h1 {
    margin: 0;
    font-size: var(--fontSizeBase400);
    font-weight: var(--fontWeightSemibold);
  }
  nav {
    display: flex;
    gap: var(--spacingHorizontalXS);
    padding: 0 var(--spacingHorizontalS);
    border-bottom: 1px solid var(--colorNeutralStroke2);
  }
  nav button {
    padding: var(--spacingVerticalXS) var(--spacingHorizontalSNudge);
    border-bottom: 2px solid transparent;
  }
  nav button[aria-current] {
    border-color: var(--colorCompoundBrandStroke);
    font-weight: var(--fontWeightSemibold);
  }
  @media (forced-colors: active) {
    nav button {
      border-color: Canvas;
    }
    nav button[aria-current] {
      border-color: Highlight;
    }
  }
  nav button:hover {
    background: var(--colorSubtleBackgroundHover);
  }
  .status {
    position: sticky;
    top: 0;
    z-index: 1;
    background: var(--colorNeutralBackground1);
  }
  /* Progress comes and goes: it lies over the pane, so that nothing jumps, and short work does not flash. */
  .status > .over {
    position: absolute;
    inset: 0 0 auto;
    background: var(--colorNeutralBackground1);
    box-shadow: var(--shadow4);
    animation: appear 0s 200ms both;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
  /* What was said stays where it was, and does not lie over what is done next. */
  .status.rests {
    position: static;
  }
  .status > div {
    padding: var(--spacingVerticalS) var(--spacingHorizontalM);
  }
  main {
    padding: var(--spacingVerticalM) var(--spacingHorizontalM) var(--spacingVerticalXXL);
  }
  h1,
  h2 {
    min-width: 0;
  }
  .skeleton {
    height: 36px;
    border-radius: var(--borderRadiusMedium);
    background: var(--colorNeutralStencil1);
  }
`;
