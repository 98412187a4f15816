import {html} from "../../../vendor/htl.js";
import {withHandle, withStroke, type Point} from "../../../workbook/exercise/curve.js";
import {curvePlot, curveScale, curveText, type CurveQuestion} from "../../../workbook/exercise/curvePlot.js";
import {atHandles} from "../../../workbook/exercise/kinds/predict.js";
import type {Json} from "../../../workbook/json.js";
import {fragment} from "../fragment.js";
import {announce, inputElement, type InputElement, type InputOptions} from "./input.js";

const height = (width: number) => Math.round(Math.min(340, Math.max(250, width * 0.5)));

/**
 * The input of a predicted curve: a field to draw in with finger, mouse or pen, and a slider for each of a few points along
 * the axis for the keyboard. Once the real curve is shown beside it, nothing can be moved.
 */
export function predictInput(
  question: CurveQuestion,
  {value, name, labelledby}: InputOptions<Point[]>
): InputElement<Point[]> {
  const {x, y, start, places, handles, known} = question;
  const step = (y.high - y.low) / 20;
  const exact = (v: number) => Number(Math.min(y.high, Math.max(y.low, v)).toFixed(y.decimals + 1));
  const show = (v: number) => v.toFixed(y.decimals).replace("-", "−");
  let points = value;
  let real: Point[] | null = null;
  let focused: number | null = null;
  let width = 560;

  const drawing = html<HTMLElement>`<div class="predict-drawing"></div>`;
  const sliders = handles.map((at, i) => {
    const slider = html<HTMLInputElement>`<input type="range" class="predict-slider" min=${y.low} max=${y.high} step="any" aria-orientation="vertical" aria-label=${`${question.name}, ${x.label} ${at}`} />`;
    slider.tabIndex = i ? -1 : 0;
    slider.onfocus = () => choose(i);
    slider.onblur = () => {
      focused = null;
      draw();
    };
    slider.onkeydown = (event) => key(event, i);
    // Screen readers move a slider without keys.
    slider.oninput = (event) => {
      event.stopPropagation();
      setHandle(i, Number(slider.value));
    };
    slider.onchange = (event) => event.stopPropagation();
    return slider;
  });
  const plot = html<HTMLElement>`<div class="predict-plot" role="group" aria-labelledby=${labelledby} aria-describedby=${`${name}-how`}>${drawing}<div class="predict-sliders">${sliders}</div></div>`;
  const how = html<HTMLElement>`<p class="predict-how" id=${`${name}-how`}></p>`;
  const words = html<HTMLElement>`<div class="predict-words" hidden></div>`;
  const element = html<HTMLElement>`<div class="exercise-predict">${plot}${how}${words}</div>`;

  const atHandle = () => atHandles(points, handles);
  /** Where a point that is not drawn yet would be: as high as the nearest one, or where the shown curve ends. */
  function likely(i: number): number {
    const values = atHandle();
    for (let by = 1; by < handles.length; by++)
      for (const near of [values[i - by], values[i + by]]) if (typeof near === "number") return near;
    return known.at(-1)?.[1] ?? (y.low + y.high) / 2;
  }

  function drawPlot(): void {
    const own = focused === null ? null : atHandle()[focused]!;
    const handle =
      focused === null || real ? null : {x: handles[focused]!, y: own ?? likely(focused), set: own !== null};
    drawing.replaceChildren(fragment(curvePlot(question, {width, height: height(width), yours: points, real, handle})));
  }

  let asked = false;
  /** Draws before the next frame: a pen moves more often than a screen shows. */
  function drawSoon(): void {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      drawPlot();
    });
  }

  function draw(): void {
    drawPlot();
    const values = atHandle();
    sliders.forEach((slider, i) => {
      const at = values[i] ?? null;
      slider.value = String(at ?? likely(i));
      slider.disabled = real !== null;
      slider.setAttribute("aria-valuetext", at === null ? "not drawn yet" : show(at));
    });
    how.textContent = real ? "" : instruction();
  }

  function instruction(): string {
    const last = points.at(-1)?.[0];
    if (last === undefined)
      return `Draw from left to right in the shaded field${known.length > 1 ? ", going on from the line that is there" : ""}. With the keyboard: Tab to the field, ← and → choose a point, ↑ and ↓ move it, Enter sets it where it is.`;
    const slack = (x.to - start) / 12;
    const rest =
      points[0]![0] > start + slack
        ? `Drawn from ${x.label} ${points[0]![0]}; it has to begin at ${start}.`
        : last < x.to - slack
          ? `Drawn up to ${x.label} ${last} of ${x.to}.`
          : "Drawn to the end.";
    return `${rest} Draw over any part to change it.`;
  }

  function change(next: Point[]): void {
    points = next;
    draw();
    announce(element);
  }

  const setHandle = (i: number, to: number) => change(withHandle(points, handles, i, exact(to)));

  function choose(i: number): void {
    focused = i;
    sliders.forEach((slider, k) => (slider.tabIndex = k === i ? 0 : -1));
    draw();
  }

  function key(event: KeyboardEvent, i: number): void {
    const now = atHandle()[i] ?? likely(i);
    const moves: Record<string, () => void> = {
      ArrowLeft: () => sliders[i - 1]?.focus(),
      ArrowRight: () => sliders[i + 1]?.focus(),
      ArrowUp: () => setHandle(i, now + step),
      ArrowDown: () => setHandle(i, now - step),
      PageUp: () => setHandle(i, now + 4 * step),
      PageDown: () => setHandle(i, now - 4 * step),
      Home: () => setHandle(i, y.low),
      End: () => setHandle(i, y.high),
      Enter: () => setHandle(i, now),
      " ": () => setHandle(i, now)
    };
    const move = moves[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  }

  // Pen, finger, mouse
  let from: Point | null = null;
  const pointAt = ({clientX, clientY}: PointerEvent): Point => {
    const box = drawing.getBoundingClientRect();
    const scale = curveScale(question, width, height(width));
    const part = width / (box.width || width);
    const at = Math.max(start, scale.placeAt((clientX - box.left) * part));
    const nearest = places.reduce((best, place) => (Math.abs(place - at) < Math.abs(best - at) ? place : best));
    return [nearest, exact(scale.valueAt((clientY - box.top) * part))];
  };
  drawing.onpointerdown = (event) => {
    if (real || event.button !== 0) return;
    event.preventDefault();
    drawing.setPointerCapture(event.pointerId);
    from = pointAt(event);
    // A stroke that begins near the left end is meant to begin there.
    const near = places.filter((place) => place <= start + (x.to - start) / 24);
    if (near.includes(from[0]) && !points.length) {
      const first: Point = [start, from[1]];
      points = withStroke(points, first, from, places);
      from = first;
    }
    points = withStroke(points, from, from, places);
    draw();
  };
  drawing.onpointermove = (event) => {
    if (!from) return;
    for (const one of event.getCoalescedEvents?.().length ? event.getCoalescedEvents() : [event]) {
      const to = pointAt(one);
      points = withStroke(points, from, to, places);
      from = to;
    }
    drawSoon();
  };
  const end = () => {
    if (!from) return;
    from = null;
    draw();
    announce(element);
  };
  drawing.onpointerup = end;
  drawing.onpointercancel = end;

  function reveal(details: Json): void {
    const shown = details as {real?: Point[]} | null;
    real = shown?.real ?? null;
    element.classList.toggle("revealed", real !== null);
    words.hidden = real === null;
    if (real) {
      const theirs = `${question.whose.replace(/^./, (c) => c.toUpperCase())}’s curve`;
      const [mine, other] = [atHandle(), atHandles(real, handles)];
      words.replaceChildren(
        html`<p><strong>Your curve</strong> (dashed). ${curveText(points, question)}</p>`,
        html`<p><strong>${theirs}</strong> (solid). ${curveText(real, question)}</p>`,
        html`<details><summary>Both curves as a table</summary><table class="predict-table">
          <thead><tr><th scope="col">${x.label}</th><th scope="col">yours</th><th scope="col">${theirs.toLowerCase()}</th></tr></thead>
          <tbody>${handles.map(
            (at, i) =>
              html`<tr><th scope="row">${at}</th><td>${mine[i] == null ? "–" : show(mine[i])}</td><td>${other[i] == null ? "–" : show(other[i])}</td></tr>`
          )}</tbody>
        </table></details>`
      );
    } else words.replaceChildren();
    draw();
  }

  if (typeof ResizeObserver === "function") {
    const watch = new ResizeObserver(([entry]) => {
      const next = Math.round(entry!.contentRect.width);
      if (next < 100 || next === width) return;
      width = next;
      draw();
    });
    watch.observe(drawing);
  }
  draw();
  return inputElement(element, {
    get: () => points.map(([at, v]): Point => [at, v]),
    set: (next) => {
      points = next;
      draw();
    },
    details: reveal
  });
}
