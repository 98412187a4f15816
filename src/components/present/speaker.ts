import type {Kernel} from "../../model/pressures/memory.js";
import {html} from "../../vendor/htl.js";
import {studioOfSlide} from "../../workbook/deck/deck.js";
import * as show from "../../workbook/deck/presentation.js";
import {writeLink} from "../../workbook/scenario/link.js";
import type {DeckShow} from "./deckShow.js";
import {clockText, listenToKeys, nextWords, takeStep} from "./showKeys.js";
import {lineNames, readingOf} from "./slideFigure.js";
import {SlideRuns, type SlideRunsOptions} from "./slideRuns.js";
import {slideSliders} from "./slideSliders.js";

export interface SpeakerOptions {
  kernel: Kernel;
  live?: SlideRunsOptions["live"];
  signal: AbortSignal;
}

const stepNames: Readonly<Record<show.SlideStep, string>> = {
  start: "Slide",
  think: "Time to think",
  outcomes: "Outcomes",
  answer: "Answer"
};

/** Returns the window of the speaker: notes, what is hidden, what comes next, a clock, and the same controls. */
export function speaker(shown: DeckShow, {kernel, live, signal}: SpeakerOptions): HTMLElement {
  const {deck, presets} = shown;
  const button = (words: string, act: () => void, keys = "", primary = false) => {
    const made = html<HTMLButtonElement>`<button type="button" class="button">${words}</button>`;
    made.classList.toggle("primary", primary);
    if (keys) made.setAttribute("aria-keyshortcuts", keys);
    made.onclick = act;
    return made;
  };
  const step = (action: Parameters<typeof takeStep>[1]) => () => void takeStep(shown, action);
  const clock = html`<span class="speaker-clock" role="timer"></span>`;
  const clockButton = button("Stop", step("clock"), "t");
  const restart = button("From nought", () => shown.act((p) => show.restartClock(p, shown.now())));
  const other = html`<p class="speaker-other" role="status"></p>`;
  const list = html<HTMLSelectElement>`<select aria-label="Slide">${deck.slides.map(({title}, i) => html`<option value=${i}>${i + 1}. ${title}</option>`)}</select>`;
  const backButton = button("‹ Back", step("back"), "ArrowLeft PageUp");
  const nextButton = button("Next ›", step("forward"), "ArrowRight PageDown Space", true);
  const revealButton = button("Show all", step("reveal"), "a");
  const blankButton = button("Dark screen", step("blank"), "b");
  const title = html`<h2></h2>`;
  const steps = html`<ol class="speaker-steps" aria-label="Steps of this slide"></ol>`;
  const caption = html`<p></p>`;
  const question = html`<p class="speaker-question"></p>`;
  const reading = html`<p class="speaker-reading"></p>`;
  const answer = html`<p class="speaker-answer"></p>`;
  const thinking = html`<p class="speaker-think"></p>`;
  const notes = html`<div class="speaker-notes"></div>`;
  const sources = html`<ul class="speaker-sources"></ul>`;
  const sourcePart = html`<details class="speaker-more"><summary>Sources of this slide</summary>${sources}</details>`;
  const studio = html<HTMLAnchorElement>`<a target="_blank" rel="noopener">This slide in the Studio</a>`;
  const next = html`<div class="speaker-next"></div>`;
  const sliders = slideSliders({
    onMove: (values) => shown.act((p) => show.moveSliders(deck, p, values)),
    onReset: () => shown.act(show.resetSliders)
  });
  const element = html<HTMLElement>`<div class="speaker" tabindex="-1">
    <header class="speaker-head"><h1>${deck.title} <small>notes for the speaker</small></h1>
      <div class="speaker-time">${clock}${clockButton}${restart}</div></header>
    <main class="speaker-main">
      <section aria-label="This slide">${other}
        <div class="speaker-controls">${backButton}${nextButton}${revealButton}${blankButton}${list}</div>
        ${title}${steps}${thinking}${caption}${question}${answer}${reading}${sliders}
      </section>
      <section aria-label="Notes" class="speaker-side"><h2>Notes</h2>${notes}${sourcePart}<p>${studio}</p></section>
      <section aria-label="What comes next" class="speaker-coming"><h2>Next</h2>${next}</section>
    </main></div>`;

  const put = (node: HTMLElement, text: string) => {
    if (node.textContent !== text) node.textContent = text;
    node.hidden = text === "";
  };
  const runs = new SlideRuns({
    presets,
    kernel,
    live,
    onRuns: () => drawReading(),
    onFailed: (message) => put(reading, message)
  });
  const slideNow = () => deck.slides[shown.state.slide]!;

  function drawReading(): void {
    const slide = slideNow();
    if (!slide.scenarios.length) return put(reading, "");
    const {outcomes} = show.viewOf(slide, shown.state.step);
    const words = readingOf(slide, lineNames(slide, presets, 40), runs.get());
    put(reading, `Outcomes at the end (${outcomes ? "shown" : "hidden on the screen"}): ${words}.`);
  }
  function tick(): void {
    const {state} = shown;
    const seconds = show.clockTime(state.clock, shown.now()) / 1000;
    put(clock, clockText(seconds));
    const time = show.thinkTime(slideNow(), state, shown.now());
    put(thinking, time ? `The class thinks: ${clockText(time.seconds)}${time.left ? " left" : ""}` : "");
  }

  let written = -1;
  function render(): void {
    const {state} = shown;
    const slide = slideNow();
    const view = show.viewOf(slide, state.step);
    const moved = state.moved[state.slide] ?? {};
    const coming = deck.slides[state.slide + 1] ?? null;
    runs.show(slide, moved, coming);
    sliders.draw({slide, moved, values: runs.get().settings.map(({values}) => values)});
    put(caption, slide.caption);
    put(question, slide.question);
    put(answer, slide.answer ? `Answer (${view.answer ? "shown" : "hidden on the screen"}): ${slide.answer}` : "");
    const at = Math.min(state.step, show.stepsOf(slide).length - 1);
    const key = `${state.slide} ${at}`;
    if (steps.dataset["key"] !== key) {
      steps.dataset["key"] = key;
      steps.replaceChildren(
        ...show.stepsOf(slide).map((name, i) => {
          const item = html`<li>${stepNames[name]}</li>`;
          if (i === at) item.setAttribute("aria-current", "step");
          return item;
        })
      );
    }
    if (written !== state.slide) {
      written = state.slide;
      put(title, `${state.slide + 1}. ${slide.title}`);
      list.value = String(state.slide);
      notes.replaceChildren(
        ...(slide.notes ? slide.notes.split("\n").filter(Boolean) : ["No notes."]).map((words) => html`<p>${words}</p>`)
      );
      sources.replaceChildren(...slide.sources.map((words) => html`<li>${words}</li>`));
      sourcePart.hidden = slide.sources.length === 0;
      const link = studioOfSlide(slide);
      studio.parentElement!.hidden = link === null;
      if (link) studio.href = `./studio.html#${writeLink(link, presets)}`;
      next.replaceChildren(
        ...(coming
          ? [
              html`<p class="speaker-next-title">${state.slide + 2}. ${coming.title}</p>`,
              html`<p>${coming.caption}</p>`,
              html`<p>${coming.question}</p>`
            ]
          : [html`<p>This is the last slide.</p>`])
      );
      document.title = `Notes: ${slide.title} | ${deck.title}`;
    }
    const words = `${nextWords(shown)} ›`;
    if (nextButton.textContent !== words) nextButton.textContent = words;
    nextButton.disabled = words === "End ›";
    backButton.disabled = state.slide === 0 && state.step === 0;
    revealButton.disabled = state.step >= show.stepsOf(slide).length - 1;
    blankButton.setAttribute("aria-pressed", String(state.blank));
    clockButton.textContent = state.clock.since === null ? "Start" : "Stop";
    drawOther();
    tick();
    drawReading();
  }
  function drawOther(): void {
    const key = String(shown.has("stage"));
    if (other.dataset["key"] === key) return;
    other.dataset["key"] = key;
    other.classList.toggle("on", shown.has("stage"));
    if (!shown.linked) other.replaceChildren("This browser cannot keep two windows in step.");
    else if (shown.has("stage")) other.replaceChildren("The slides are open in another window, in step with this one.");
    else
      other.replaceChildren(
        "No other window shows the slides. ",
        html`<a href=${shown.addressOf("stage")} target="_blank" rel="noopener">Open them</a>, and move that window to the projector.`
      );
  }

  list.onchange = () => shown.act((p) => show.goTo(deck, p, Number(list.value), shown.now()));
  shown.onChange(render);
  listenToKeys(
    shown,
    {notes: () => {}, full: () => {}, pointer: () => {}, theme: () => {}, help: () => {}, leave: () => shown.leave()},
    signal
  );
  const timer = setInterval(tick, 250);
  signal.addEventListener("abort", () => {
    clearInterval(timer);
    runs.dispose();
  });
  render();
  return element;
}
