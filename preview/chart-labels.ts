/** Values beside the bars and points of a chart, where its series show them: a plug-in of Chart.js. */
import type { Chart, Plugin } from "chart.js";

/** @param texts of each series, of each value */
export function valueLabels(texts: readonly (readonly string[])[]): Plugin {
  return {
    id: "valueLabels",
    afterDatasetsDraw(chart: Chart): void {
      const { ctx } = chart;
      const lying = chart.options.indexAxis === "y";
      ctx.save();
      ctx.font = "11px Calibri, Carlito, sans-serif";
      ctx.fillStyle = "#1f2a37";
      ctx.textBaseline = lying ? "middle" : "bottom";
      ctx.textAlign = lying ? "left" : "center";
      texts.forEach((labels, index) =>
        chart.getDatasetMeta(index).data.forEach((element, n) => {
          const { x, y } = element.getProps(["x", "y"], true);
          if (x === undefined || y === undefined) return;
          ctx.fillText(labels[n] ?? "", lying ? Number(x) + 4 : Number(x), lying ? Number(y) : Number(y) - 2);
        }),
      );
      ctx.restore();
    },
  };
}
