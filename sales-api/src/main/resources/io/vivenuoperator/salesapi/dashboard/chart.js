// uPlot with the two things it lacks here: hatched times at which nobody looked, and words for those who can't see a canvas.

import { assets } from "./api.js";
import { h } from "./dom.js";
import { axisTime, count, hour, known, UNKNOWN } from "./format.js";

let library = null;

/** Fetched with the first chart only. */
function loaded() {
  library ??= new Promise((resolve, reject) => {
    document.head.append(h("link", { rel: "stylesheet", href: assets + "/uplot.css" }));
    document.head.append(h("script", { src: assets + "/uplot.js", onload: () => resolve(window.uPlot), onerror: () => reject(new Error("the chart can't be loaded")) }));
  });
  return library;
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
}

/** Diagonal lines on nothing, in a colour of the page. */
function hatching(context) {
  const tile = document.createElement("canvas");
  const size = 8 * devicePixelRatio;
  tile.width = tile.height = size;
  const pen = tile.getContext("2d");
  pen.strokeStyle = colour("hatch");
  pen.lineWidth = 1.4 * devicePixelRatio;
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift, size);
    pen.lineTo(shift + size, 0);
  }
  pen.stroke();
  return context.createPattern(tile, "repeat");
}

/** Hatches each bucket in which nobody looked, as wide as the bucket is. */
function hatchUnseen(plot, unseen, ends) {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.fillStyle = hatching(ctx);
  const xs = plot.data[0];
  for (let at = 0; at < xs.length; at++) {
    if (unseen(at)) {
      let last = at;
      while (last + 1 < xs.length && unseen(last + 1)) {
        last++;
      }
      const left = plot.valToPos(xs[at], "x", true);
      const right = plot.valToPos(ends(last), "x", true);
      ctx.fillRect(left, bbox.top, Math.max(1, right - left), bbox.height);
      at = last;
    }
  }
  ctx.restore();
}

/**
 * A chart that follows the width of its place and the colours of the page.
 *
 * @param options {kind: "bars" | "line", lines: [{name, colour, dash}], x: [seconds], values: [[…]], ends: at => seconds,
 *   unseen: at => boolean, zone, height, sentence, time: whether x is a time, xName}
 */
export async function chart(place, options) {
  const uPlot = await loaded();
  const holder = h("div", { class: "canvas" + (options.lines.length === 1 ? " single" : ""), role: "img", "aria-label": options.sentence });
  place.replaceChildren(holder);
  let plot = null;

  function draw() {
    plot?.destroy();
    plot = new uPlot(settings(uPlot, options, holder.clientWidth), [options.x, ...options.values], holder);
  }

  const size = new ResizeObserver(([entry]) => plot?.setSize({ width: Math.floor(entry.contentRect.width), height: heightOf(options) }));
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", draw);
  draw();
  size.observe(holder);
  return () => {
    size.disconnect();
    dark.removeEventListener("change", draw);
    plot.destroy();
  };
}

function rem() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize);
}

function heightOf(options) {
  return Math.round((options.height ?? 14) * rem());
}

function settings(uPlot, options, width) {
  const axis = { stroke: colour("muted"), font: 0.75 * rem() + "px " + getComputedStyle(document.body).fontFamily, ticks: { show: false } };
  const grid = { stroke: colour("line"), width: 1 };
  const bars = options.kind === "bars" ? uPlot.paths.bars({ size: [0.82, 40], align: 1 }) : uPlot.paths.stepped({ align: 1 });
  return {
    width,
    height: heightOf(options),
    tzDate: options.zone ? (seconds) => uPlot.tzDate(new Date(seconds * 1000), options.zone) : undefined,
    cursor: { y: false, points: options.kind === "bars" ? { show: false } : {}, drag: { setScale: false, x: false, y: false }, sync: { key: options.sync ?? "none" } },
    legend: { live: true, markers: { show: options.lines.length > 1 } },
    scales: {
      x: { time: options.time !== false, range: () => [options.x[0], options.ends(options.x.length - 1)] },
      y: { range: (_, low, high) => (options.kind === "bars" ? [0, Math.max(1, high * 1.08)] : around(low, high)) },
    },
    axes: [
      { ...axis, grid: { show: false }, space: 5 * rem(), values: (_, ticks, __, ___, step) => ticks.map((at) => (options.time === false ? count(at) : axisTime(at, step, options.zone))) },
      { ...axis, grid, size: 3.6 * rem(), space: 2.4 * rem(), incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000, 200000, 500000, 1000000], values: (_, ticks) => ticks.map(count) },
    ],
    series: [
      { label: options.time === false ? options.xName : "From", value: (_, x) => (known(x) ? (options.time === false ? count(x) : hour(x * 1000, options.zone)) : UNKNOWN) },
      ...options.lines.map((line) => ({
        label: line.name, stroke: colour(line.colour), fill: options.kind === "bars" ? colour(line.colour) : undefined,
        width: options.kind === "bars" ? 0 : 2, dash: line.dash, spanGaps: false, paths: bars, points: { show: false },
        value: (_, value) => count(value),
      })),
    ],
    hooks: { drawAxes: [(plot) => hatchUnseen(plot, options.unseen, options.ends)] },
  };
}

function around(low, high) {
  const room = Math.max(1, (high - low) * 0.08);
  return [Math.max(0, Math.floor(low - room)), Math.ceil(high + room)];
}
