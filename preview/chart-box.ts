/** A chart of the stand-in, drawn by Chart.js. */
import {
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  DoughnutController,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PieController,
  PointElement,
  Title,
  Tooltip,
} from "chart.js";
import type { HostChart } from "../src/testing/excel-host";
import { chartConfig, describeChart, valueTexts } from "./chart-config";
import { valueLabels } from "./chart-labels";

Chart.register(
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  DoughnutController,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PieController,
  PointElement,
  Title,
  Tooltip,
);

export class ChartBox {
  readonly element = document.createElement("div");
  private readonly canvas = document.createElement("canvas");
  private chart: Chart | null = null;
  private drawn = "";

  constructor() {
    this.element.className = "chart";
    this.canvas.setAttribute("role", "img");
    this.element.append(this.canvas);
  }

  /** Draws it where it has changed. */
  show(chart: HostChart): void {
    const config = chartConfig(chart);
    const words = describeChart(chart);
    const texts = valueTexts(chart);
    const { width, height } = this.element.style;
    const now = JSON.stringify([config, words, texts, width, height]);
    if (now === this.drawn) return;
    this.drawn = now;
    this.canvas.setAttribute("aria-label", words);
    this.element.dataset["chart"] = chart.name;
    this.chart?.destroy();
    this.chart = new Chart(this.canvas, { ...config, plugins: [valueLabels(texts)] });
  }

  remove(): void {
    this.chart?.destroy();
    this.chart = null;
  }
}
