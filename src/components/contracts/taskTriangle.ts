import {html, svg} from "../../vendor/htl.js";
import {
  agreement,
  carrierNames,
  divisionAt,
  divisionOf,
  divisionText,
  mainCarriers,
  pointOf,
  stepDivision,
  type Division,
  type Point
} from "../../workbook/contracts/division.js";
import {readings, taskNames, tasks, type Task} from "../../workbook/contracts/readings.js";
import {countryColour, countryMark, countryOrder} from "../countries.js";
import {figureFrame} from "../figureFrame.js";
import {andList, passageLink} from "../governance/words.js";
import {keepTouch} from "../governance/keepTouch.js";
import {countrySign} from "../lab/presetPanel.js";
import {countryNames} from "../lab/words.js";
import {watchWidth} from "../studyDesign/liveFigure.js";

type ByCountry = Readonly<Record<string, Division>>;

/** Where the reader has put each country, for each task. */
export interface TriangleValue {
  readonly task: Task;
  readonly placed: Readonly<Record<Task, ByCountry>>;
}
export type TaskTriangle = HTMLElement & {value: TriangleValue};

/** Where the marks stand before a reader has moved them: about the middle, side by side. */
const start: ByCountry = {
  IN: divisionAt({x: 0.4, y: 0.68}),
  CN: divisionAt({x: 0.5, y: 0.68}),
  BR: divisionAt({x: 0.6, y: 0.68})
};
const arrows: Readonly<Record<string, "up" | "down" | "left" | "right">> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right"
};
const startPlaces = (): TriangleValue["placed"] =>
  Object.fromEntries(tasks.map((task) => [task, start])) as TriangleValue["placed"];

const agreementWords = {
  near: "You divide it as we read the paper.",
  "same lead": "You give the lead as our reading does, with other parts.",
  "other lead": "You give the lead to another than our reading does."
} as const;

/**
 * Returns a triangle of state, business and civil society in which a reader divides a task for each country, by dragging or
 * with the arrow keys, and then compares with our reading of the paper. Its value is the task and all that was placed.
 */
export function taskTriangle(): TaskTriangle {
  let value: TriangleValue = {task: "rule-writing", placed: startPlaces()};
  /** Tasks of which our reading is shown. */
  const compared = new Set<Task>();
  let side = 420;

  const taskButtons = tasks.map((task) => {
    const button = html<HTMLButtonElement>`<button type="button" class="button">${taskNames[task]}</button>`;
    button.onclick = () => set({...value, task}, true);
    return {task, button};
  });
  const frame = svg<SVGGElement>`<g class="triangle-frame"></g>`;
  const ours = svg<SVGGElement>`<g class="triangle-ours"></g>`;
  const marks = countryOrder.map((country) => {
    const node = svg<SVGGElement>`<g class="triangle-mark" role="slider" tabindex="0" aria-label=${`${countryNames[country]}: who carries the task`}
      aria-valuemin="0" aria-valuemax="100" data-country=${country}>
      <circle class="triangle-touch" r="20" />
      <path d=${countryMark(country, 9)} fill=${countryColour(country)} stroke="var(--paper)" stroke-width="2" />
    </g>`;
    keepTouch(node);
    return {country, node};
  });
  const drawing = svg<SVGSVGElement>`<svg class="triangle" role="group" aria-label="Triangle of state, business and civil society">${frame}${ours}${marks.map((m) => m.node)}</svg>`;
  const shares = html`<ul class="triangle-shares"></ul>`;
  const compare = html<HTMLButtonElement>`<button type="button" class="button primary">Compare with our reading</button>`;
  const back = html<HTMLButtonElement>`<button type="button" class="button">Begin again</button>`;
  const answer = html`<div class="triangle-answer" aria-live="polite"></div>`;
  const place = html`<div class="triangle-drawing"></div>`;
  place.append(drawing);
  const body = html`<div class="task-triangle">
    <div class="controls"><fieldset><legend>Task</legend><div class="choices">${taskButtons.map((t) => t.button)}</div></fieldset></div>
    <div class="triangle-columns">
      ${place}
      <div class="triangle-side">
        <p class="triangle-how">Drag each country’s mark to say who carries this task there. A mark in a corner says: one alone. With the
          keyboard: Tab to a mark, then the arrow keys.</p>
        ${shares}<div class="triangle-tools">${compare} ${back}</div>
        ${answer}
      </div>
    </div>
  </div>`;

  const margin = {top: 28, side: 26, bottom: 30};
  const toPixel = ({x, y}: Point): Point => {
    const inner = side - 2 * margin.side;
    return {x: margin.side + x * inner, y: margin.top + y * inner * 0.866};
  };
  const toPoint = ({x, y}: Point): Point => {
    const inner = side - 2 * margin.side;
    return {x: (x - margin.side) / inner, y: (y - margin.top) / (inner * 0.866)};
  };
  const placed = (country: string): Division => value.placed[value.task][country]!;
  const readingOf = (country: string) => readings[value.task][country]!;
  const move = (node: Element, at: Point) =>
    node.setAttribute("transform", `translate(${at.x.toFixed(1)},${at.y.toFixed(1)})`);
  const path = (...points: Point[]) =>
    `M${points.map((p) => `${toPixel(p).x.toFixed(1)},${toPixel(p).y.toFixed(1)}`).join("L")}Z`;

  function drawFrame(): void {
    const height = margin.top + (side - 2 * margin.side) * 0.866 + margin.bottom;
    drawing.setAttribute("width", String(side));
    drawing.setAttribute("height", String(height));
    drawing.setAttribute("viewBox", `0 0 ${side} ${height}`);
    const [top, left, right] = [pointOf({state: 1, business: 0, civil: 0}), {x: 0, y: 1}, {x: 1, y: 1}];
    const middle = (a: Point, b: Point): Point => ({x: (a.x + b.x) / 2, y: (a.y + b.y) / 2});
    const low = toPixel({x: 0, y: 1}).y + 20;
    frame.replaceChildren(
      svg`<path class="triangle-area" d=${path(top, left, right)} />`,
      // Inside the small triangle at a corner, one carries more than half.
      svg`<path class="triangle-half" d=${path(middle(top, left), middle(top, right), middle(left, right))} />`,
      svg`<text class="triangle-corner" x=${toPixel(top).x} y="18" text-anchor="middle">State</text>`,
      svg`<text class="triangle-corner" x=${margin.side - 20} y=${low}>Business</text>`,
      svg`<text class="triangle-corner" x=${side - margin.side + 20} y=${low} text-anchor="end">Civil society</text>`
    );
  }

  function drawMarks(): void {
    for (const {country, node} of marks) {
      const division = placed(country);
      move(node, toPixel(pointOf(division)));
      node.setAttribute("aria-valuenow", String(Math.round(100 * division.state)));
      node.setAttribute("aria-valuetext", divisionText(division));
    }
    const shown = compared.has(value.task);
    // Our marks of countries that share a place lie side by side.
    const seen = new Map<string, number>();
    ours.replaceChildren(
      ...(shown
        ? countryOrder.map((country) => {
            const at = pointOf(divisionOf(readingOf(country).levels));
            const spot = `${at.x.toFixed(2)} ${at.y.toFixed(2)}`;
            const before = seen.get(spot) ?? 0;
            seen.set(spot, before + 1);
            const pixel = toPixel(at);
            const own = toPixel(pointOf(placed(country)));
            const x = pixel.x + before * 26 - (at.x > 0.9 ? 24 : 0);
            return svg<SVGGElement>`<g><path class="triangle-lead" d=${`M${own.x},${own.y}L${x},${pixel.y}`} stroke=${countryColour(country)} />
              <path d=${countryMark(country, 11)} transform=${`translate(${x},${pixel.y})`} fill="var(--paper)" fill-opacity="0.8" stroke=${countryColour(country)} stroke-width="2.5" /></g>`;
          })
        : [])
    );
  }

  function drawWords(): void {
    for (const {task, button} of taskButtons) button.setAttribute("aria-pressed", String(task === value.task));
    shares.replaceChildren(
      ...countryOrder.map(
        (country) =>
          html`<li>${countrySign(country)} <strong>${countryNames[country]}</strong> ${divisionText(placed(country))}</li>`
      )
    );
    const shown = compared.has(value.task);
    compare.disabled = shown;
    answer.replaceChildren(
      ...(shown
        ? [
            html`<p class="triangle-caution"><strong>Our reading, not the paper’s numbers.</strong> The paper says who acts and with
              what weight; the places in the triangle are ours, in steps of none, a little, a good part, most. Hollow marks stand
              for them.</p>`,
            html`<ul class="triangle-readings">
              ${countryOrder.map((country) => {
                const {levels, why, passages} = readingOf(country);
                const theirs = divisionOf(levels);
                const leads = andList(mainCarriers(theirs).map((c) => carrierNames[c]));
                return html`<li>${countrySign(country)} <strong>${countryNames[country]}:</strong> ${agreementWords[agreement(placed(country), theirs)]} Ours: ${leads} first. ${why}
                  <span class="triangle-passages">(${passages.map((id, i) => html`${i ? "; " : ""}${passageLink(id)}`)})</span></li>`;
              })}
            </ul>`
          ]
        : [])
    );
  }
  const draw = () => {
    drawMarks();
    drawWords();
  };

  const element = figureFrame(body, {
    title: "The same task is carried by others in each country: divide it yourself, then compare",
    subtitle:
      "A point in the triangle says how a task is shared among state, business and civil society, as a country’s social contract is told in the paper. The nearer a corner, the larger that one’s part.",
    alt: "A triangle with state at the top, business at the left and civil society at the right. Three marks, one for each country, can be placed in it for each of four tasks. The table gives our reading of the paper.",
    source: "the portraits in Knorringa and Nadvi (2014); the places in the triangle are our ordinal reading",
    table: () => ({
      columns: ["Task", "Country", "Your division", "Our reading", "Why"],
      rows: tasks.flatMap((task) =>
        countryOrder.map((country) => [
          taskNames[task],
          countryNames[country]!,
          divisionText(value.placed[task][country]!),
          compared.has(task)
            ? divisionText(divisionOf(readings[task][country]!.levels))
            : "shown after you compare this task",
          compared.has(task) ? readings[task][country]!.why : ""
        ])
      )
    }),
    wide: true
  }) as TaskTriangle;

  function set(next: TriangleValue, tell: boolean): void {
    if (next === value) return;
    value = next;
    draw();
    if (tell) element.dispatchEvent(new Event("input", {bubbles: true}));
  }
  const put = (country: string, division: Division) =>
    set({...value, placed: {...value.placed, [value.task]: {...value.placed[value.task], [country]: division}}}, true);

  for (const {country, node} of marks) {
    node.addEventListener("keydown", (event) => {
      const key = arrows[event.key];
      if (!key) return;
      event.preventDefault();
      put(country, stepDivision(placed(country), key));
    });
    node.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      node.setPointerCapture?.(event.pointerId);
      (node as unknown as HTMLElement).focus?.({preventScroll: true});
      const follow = (moved: PointerEvent) => {
        const box = drawing.getBoundingClientRect();
        // The drawing can be shown smaller than it is.
        const scale = box.width ? side / box.width : 1;
        put(
          country,
          divisionAt(toPoint({x: (moved.clientX - box.left) * scale, y: (moved.clientY - box.top) * scale}))
        );
      };
      const end = () => {
        node.removeEventListener("pointermove", follow);
        node.removeEventListener("pointerup", end);
        node.removeEventListener("pointercancel", end);
      };
      node.addEventListener("pointermove", follow);
      node.addEventListener("pointerup", end);
      node.addEventListener("pointercancel", end);
    });
  }
  compare.onclick = () => {
    compared.add(value.task);
    draw();
    element.dispatchEvent(new Event("input"));
  };
  back.onclick = () => {
    compared.delete(value.task);
    set({...value, placed: {...value.placed, [value.task]: start}}, true);
  };
  watchWidth(
    place,
    (width) => {
      side = Math.min(460, Math.max(260, width));
      drawFrame();
      drawMarks();
    },
    420
  );
  Object.defineProperty(element, "value", {
    get: () => value,
    set: (next: TriangleValue) => set(next, false)
  });
  draw();
  return element;
}
