// Plots by Observable Plot; a file of its own, which only who looks at figures loads.
import { axisX, axisY, barX, barY, plot, ruleX, ruleY, text } from "@observablehq/plot";

export type Row = { label: string; count: number };

const class_name = "plot";
// Plot writes its style into the picture; a page may not have styles of its own, so it goes into the exported file only.
const style = `.${class_name} { font: 13px system-ui, sans-serif; background: #fff; }`;

// Plot makes its elements in a document that is not shown, where no policy forbids the style that is taken out here.
const workshop = () => document.implementation.createHTMLDocument("");

function adopted(made: Element, label: string): SVGSVGElement {
  const svg = (made.matches("svg") ? made : made.querySelector("svg")!) as SVGSVGElement;
  svg.querySelectorAll("style").forEach((one) => one.remove());
  // It reads as one picture with one name; what its parts are called inside is of no use.
  svg.querySelectorAll("[aria-label], [aria-hidden]").forEach((one) => (one.removeAttribute("aria-label"), one.removeAttribute("aria-hidden")));
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  return document.adoptNode(svg);
}

const cut = (label: string, most: number) => (label.length > most ? label.slice(0, most - 1) + "…" : label);

export function barsAcross(rows: Row[], width: number, label: string): SVGSVGElement {
  const room = Math.min(230, width * 0.42), letters = Math.floor(room / 7);
  const named = rows.map((row, at) => ({ ...row, at }));
  return adopted(
    plot({
      document: workshop(), className: class_name, width, height: 14 + rows.length * 27, marginLeft: room, marginRight: 46, marginTop: 4, marginBottom: 4,
      x: { axis: null }, y: { domain: named.map((row) => row.at), label: null, padding: 0.25 },
      marks: [
        barX(named, { x: "count", y: "at", fill: "var(--accent)" }),
        axisY({ tickFormat: (at: number) => cut(named[at]!.label, letters), tickSize: 0, fontSize: 13, fill: "currentColor" }),
        text(named, { x: "count", y: "at", text: (row: Row) => String(row.count), dx: 6, textAnchor: "start", fontSize: 13, fill: "currentColor" }),
        ruleX([0], { stroke: "currentColor" }),
      ],
    }),
    label,
  );
}

// `rows`: each day, in order.
export function barsUp(rows: Row[], room: number, label: string): SVGSVGElement {
  const width = Math.min(room, 60 + rows.length * 70);
  const every = Math.max(1, Math.ceil(rows.length / Math.max(1, Math.floor(width / 60))));
  return adopted(
    plot({
      document: workshop(), className: class_name, width, height: 210, marginLeft: 34, marginRight: 10, marginTop: 22, marginBottom: 30,
      x: { domain: rows.map((row) => row.label), label: null, padding: 0.15 }, y: { label: null, grid: true, ticks: 4, nice: true },
      marks: [
        barY(rows, { x: "label", y: "count", fill: "var(--accent)" }),
        axisX(rows.filter((_, at) => at % every === 0).map((row) => row.label), { tickSize: 0, fontSize: 12, fill: "currentColor" }),
        text(rows.filter((row) => row.count), { x: "label", y: "count", text: (row: Row) => String(row.count), dy: -8, fontSize: 12, fill: "currentColor" }),
        ruleY([0], { stroke: "currentColor" }),
      ],
    }),
    label,
  );
}

// The picture alone, with its colours as they are on the page.
export function exported(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const colours = getComputedStyle(document.documentElement);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("color", "#1f2320");
  const sheet = document.createElementNS("http://www.w3.org/2000/svg", "style");
  sheet.textContent = style;
  copy.prepend(sheet);
  return new XMLSerializer().serializeToString(copy).replaceAll("var(--accent)", colours.getPropertyValue("--accent").trim());
}
