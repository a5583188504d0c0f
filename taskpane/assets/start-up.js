/*
 * Says in words why the pane cannot start. In old JavaScript, so that an old Excel can say it too; served as it is.
 */
(function () {
  "use strict";

  var TOO_OLD =
    "This version of Excel is too old for OpenChargeback, which needs Office 2021, Microsoft 365 or Excel on the web. Install the updates of Office and of the system, or open the workbook in one of these.";

  /* What the pane's program takes for granted: Edge, Chrome and Firefox since 2022, Safari since 16.4. */
  function isOld() {
    try {
      new RegExp("(?<!a)b");
      return !window.customElements || !("adoptedStyleSheets" in document) || !Array.prototype.at;
    } catch (error) {
      return true;
    }
  }

  function say(text) {
    var place = document.getElementById("start-up");
    var app = document.getElementById("app");
    if (!place || !place.hidden) return;
    place.hidden = false;
    place.textContent = text;
    if (app) app.style.display = "none";
  }

  function whenParsed(then) {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", then);
    else then();
  }

  var missing = [];
  /* Scripts that do not load tell nobody but a listener that captures. */
  window.addEventListener(
    "error",
    function (event) {
      var from = event.target;
      if (!from || from.tagName !== "SCRIPT") failed(event.message);
      else {
        missing.push(from.src);
        whenParsed(explain);
      }
    },
    true,
  );
  window.addEventListener("unhandledrejection", function (event) {
    failed(event.reason && event.reason.message);
  });

  /* A pane that is there tells of its own errors; one that never came cannot. */
  function failed(message) {
    if (!document.querySelector("#app > .loading")) return;
    /* What is missing says more than what came of it. */
    explain();
    say(
      "OpenChargeback could not start: " +
        (message || "an unknown error") +
        ". Close the pane and open it again. Nothing in the workbook has changed.",
    );
  }

  function explain() {
    if (isOld()) {
      say(TOO_OLD);
    } else if (typeof Office === "undefined") {
      say(
        "OpenChargeback could not load Office.js, Excel's connection to add-ins, from appsforoffice.microsoft.com. Check the network, then close the pane and open it again.",
      );
    } else if (missing.length > 0) {
      say(
        "A part of OpenChargeback could not be loaded: " +
          missing.join(", ") +
          ". Check the network, then close the pane and open it again. Nothing in the workbook has changed.",
      );
    }
  }

  function explainHost(info) {
    if (!info || info.host !== "Excel") {
      say(
        "This page is the OpenChargeback add-in and works inside Excel. Open a workbook and choose OpenChargeback on the Home tab.",
      );
    } else if (!Office.context.requirements.isSetSupported("ExcelApi", "1.13")) {
      say(TOO_OLD);
    }
  }

  whenParsed(function () {
    explain();
    if (typeof Office !== "undefined") Office.onReady(explainHost);
  });
})();
