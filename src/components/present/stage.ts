import type {Kernel} from "../../model/pressures/memory.js";
import {html} from "../../vendor/htl.js";
import {keyHelp} from "../../workbook/deck/keys.js";
import * as show from "../../workbook/deck/presentation.js";
import type {DeckShow} from "./deckShow.js";
import {clockText, listenToKeys, nextWords, takeStep} from "./showKeys.js";
import {slideFigure} from "./slideFigure.js";
import {SlideRuns, type SlideRunsOptions} from "./slideRuns.js";
import {slideSliders} from "./slideSliders.js";

export interface StageOptions {
  kernel: Kernel;
  /** Opens the speaker's window; null where the browser refuses. */
  openWindow?: (address: string, name: string) => unknown;
  live?: SlideRunsOptions["live"];
  signal: AbortSignal;
}

const themePlace = "workbook-stage-theme";
const readTheme = (): string | null => {
  try {
    return sessionStorage.getItem(themePlace);
  } catch {
    return null;
  }
};
const keepTheme = (theme: string) => {
  try {
    sessionStorage.setItem(themePlace, theme);
  } catch {
    return;
  }
};
/** Milliseconds for which a message stays. */
const sayFor = 9000;
const smallest = 0.5;

/** Returns the screen on which a class sees a deck: one slide at a time, in large type, without anything of the page. */
export function stage(
  shown: DeckShow,
  {
    kernel,
    openWindow = (address, name) => window.open(address, name, "popup,width=1100,height=760"),
    live,
    signal
  }: StageOptions
): HTMLElement {
  const {deck, presets} = shown;
  const button = (words: string, keys: string, act: () => void, label = "") => {
    const made = html<HTMLButtonElement>`<button type="button" class="stage-button" aria-keyshortcuts=${keys}>${words}</button>`;
    if (label) made.setAttribute("aria-label", label);
    made.addEventListener("click", (event) => {
      act();
      // After a click with the pointer the keys of a clicker go to the stage again; those who came by Tab stay.
      if (event.detail > 0) element.focus({preventScroll: true});
    });
    return made;
  };

  const title = html`<h1 class="stage-title"></h1>`;
  const caption = html`<p class="stage-caption"></p>`;
  const question = html`<p class="stage-question"></p>`;
  const thinking = html`<p class="stage-think" role="timer"></p>`;
  const answer = html`<p class="stage-answer"></p>`;
  const sliders = slideSliders({
    onMove: (values) => shown.act((p) => show.moveSliders(deck, p, values)),
    onReset: () => shown.act(show.resetSliders),
    onLetGo: () => element.focus({preventScroll: true})
  });
  const figure = slideFigure(presets);
  const words = html`<div class="stage-words">${caption}${question}${thinking}${answer}${sliders}</div>`;
  const body = html`<div class="stage-body">${words}${figure}</div>`;
  const main = html<HTMLElement>`<main class="stage-main">${title}${body}</main>`;
  const line = html`<div class="stage-progress" aria-hidden="true"><div></div></div>`;
  const place = html`<span class="stage-place"></span>`;
  const backButton = button("‹ Back", "ArrowLeft PageUp", () => takeStep(shown, "back"));
  const nextButton = button("Next ›", "ArrowRight PageDown Space", () => takeStep(shown, "forward"));
  const blankButton = button("Dark", "b", () => takeStep(shown, "blank"), "Dark screen");
  const spotButton = button("Spot", "l", () => toggleSpot(), "Spot that follows the mouse");
  const notesButton = button("Notes", "n", () => openNotes(), "Notes for the speaker in a second window");
  const fullButton = button("Full screen", "f", () => void toggleFull());
  const helpButton = button("Keys", "?", () => toggleHelp());
  const leaveButton = button("Leave", "Escape", () => shown.leave());
  const foot = html<HTMLElement>`<nav class="stage-foot" aria-label="Deck">${line}
    <div class="stage-tools">${backButton}${nextButton}${place}</div>
    <div class="stage-tools stage-more">${blankButton}${spotButton}${notesButton}${fullButton}${helpButton}${leaveButton}</div></nav>`;
  const dark = html`<div class="stage-blank" hidden></div>`;
  const spot = html`<div class="stage-spot" aria-hidden="true" hidden></div>`;
  const said = html`<div class="stage-said" role="status"></div>`;
  const spoken = html`<p class="visually-hidden" role="status"></p>`;
  const closeHelp = html<HTMLButtonElement>`<button type="button" class="stage-button">Close</button>`;
  const help = html<HTMLDialogElement>`<dialog class="stage-help" aria-label="Keys"><h2>Keys</h2>
    <dl>${keyHelp.map(([keys, does]) => html`<div><dt>${keys.split("  ").map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${does}</dd></div>`)}</dl>
    <p>On a touch screen: tap at the right to go on, at the left to go back, or swipe.</p>${closeHelp}</dialog>`;
  const messages = html`<section aria-label="Messages">${said}${spoken}</section>`;
  const element = html<HTMLElement>`<div class="stage" tabindex="-1">${main}${foot}${spot}${dark}${messages}${help}</div>`;
  main.setAttribute("aria-label", `Deck: ${deck.title}`);

  // Theme
  const setTheme = (theme: string) => (element.dataset["theme"] = theme);
  setTheme(readTheme() ?? (globalThis.matchMedia?.("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
  const toggleTheme = () => keepTheme(setTheme(element.dataset["theme"] === "dark" ? "light" : "dark"));

  // Messages
  let saying: ReturnType<typeof setTimeout> | null = null;
  function say(...parts: (string | Node)[]): void {
    said.replaceChildren(html`<p>${parts}</p>`);
    if (saying) clearTimeout(saying);
    saying = setTimeout(() => said.replaceChildren(), sayFor);
  }

  function openNotes(): void {
    const address = shown.addressOf("notes");
    let opened: unknown = null;
    try {
      opened = openWindow(address, "workbook-notes");
    } catch {
      opened = null;
    }
    if (!shown.linked) say("This browser cannot keep two windows in step; the notes open by themselves.");
    if (opened) return;
    const link = html<HTMLAnchorElement>`<a href=${address} target="_blank" rel="noopener">Open the notes</a>`;
    say("The browser did not open a second window. ", link, " and move them to your own screen.");
    if (saying) clearTimeout(saying);
    link.focus();
  }
  async function toggleFull(): Promise<void> {
    try {
      if (document.fullscreenElement) await document.exitFullscreen();
      else await document.documentElement.requestFullscreen();
    } catch {
      say("The browser did not go to full screen; its own key for it is often F11.");
    }
  }
  function toggleHelp(): void {
    if (help.open) help.close();
    else help.showModal();
  }
  closeHelp.onclick = () => help.close();
  help.addEventListener("close", () => element.focus({preventScroll: true}));

  // The spot
  let following = false;
  let held = false;
  function showSpot(): void {
    spot.hidden = !(following || held);
    spotButton.setAttribute("aria-pressed", String(following));
    element.classList.toggle("with-spot", following || held);
  }
  function toggleSpot(): void {
    following = !following;
    showSpot();
  }
  const moveSpot = (x: number, y: number) => spot.style.setProperty("transform", `translate(${x}px, ${y}px)`);
  const isControl = (target: EventTarget | null) =>
    target instanceof Element && target.closest("button, a, input, label, dialog, nav") !== null;
  element.addEventListener("pointermove", (event) => {
    if (following || held) moveSpot(event.clientX, event.clientY);
  });

  // Pointer and touch
  let down: {readonly x: number; readonly y: number; readonly at: number} | null = null;
  element.addEventListener("pointerdown", (event) => {
    down = null;
    if (isControl(event.target)) return;
    if (event.pointerType === "mouse") {
      if (event.button !== 0) return;
      held = true;
      moveSpot(event.clientX, event.clientY);
      showSpot();
    } else if (event.isPrimary) down = {x: event.clientX, y: event.clientY, at: event.timeStamp};
  });
  const letGo = () => {
    down = null;
    if (!held) return;
    held = false;
    showSpot();
  };
  element.addEventListener("pointercancel", letGo);
  element.addEventListener("pointerup", (event) => {
    const from = down;
    letGo();
    if (!from || event.timeStamp - from.at > 900) return;
    const [x, y] = [event.clientX - from.x, event.clientY - from.y];
    if (Math.abs(x) > 45 && Math.abs(x) > 1.5 * Math.abs(y)) takeStep(shown, x < 0 ? "forward" : "back");
    else if (Math.abs(x) < 12 && Math.abs(y) < 12)
      takeStep(shown, event.clientX < element.clientWidth / 3 ? "back" : "forward");
  });

  // Runs
  let failure = "";
  const runs = new SlideRuns({
    presets,
    kernel,
    live,
    onRuns: () => draw(),
    onFailed: (message) => {
      failure = message;
      say(failure);
    }
  });

  const put = (node: HTMLElement, text: string) => {
    if (node.textContent !== text) node.textContent = text;
    node.hidden = text === "";
  };
  const slideNow = () => deck.slides[shown.state.slide]!;

  function draw(): void {
    const slide = slideNow();
    if (!slide.scenarios.length) return;
    figure.draw({slide, runs: runs.get(), shown: show.viewOf(slide, shown.state.step).outcomes});
  }

  /** Makes the type as large as the slide's words allow when all of them are shown. */
  function fit(): void {
    const slide = slideNow();
    put(answer, slide.answer);
    put(thinking, slide.question ? "0:00" : "");
    let factor = 1;
    const scrolls = getComputedStyle(body).overflowY === "auto";
    const tooBig = () => body.scrollHeight > body.clientHeight + 1 || words.scrollHeight > words.clientHeight + 1;
    element.style.setProperty("--fit", "1");
    while (!scrolls && factor > smallest && tooBig()) {
      factor -= 0.05;
      element.style.setProperty("--fit", factor.toFixed(2));
    }
  }

  let fitted = "";
  let wasAt = "";
  function tick(): void {
    const time = show.thinkTime(slideNow(), shown.state, shown.now());
    const text = !time ? "" : time.left && time.seconds === 0 ? "Time" : clockText(time.seconds);
    put(thinking, text);
    thinking.classList.toggle("over", text === "Time");
  }
  function render(): void {
    const slide = slideNow();
    const {state} = shown;
    const view = show.viewOf(slide, state.step);
    const moved = state.moved[state.slide] ?? {};
    runs.show(slide, moved, deck.slides[state.slide + 1] ?? null);
    put(title, slide.title);
    put(caption, slide.caption);
    put(question, slide.question);
    sliders.draw({slide, moved, values: runs.get().settings.map(({values}) => values)});
    figure.hidden = slide.scenarios.length === 0;
    element.classList.toggle("words-only", slide.scenarios.length === 0);
    const key = `${state.slide} ${element.clientWidth} ${element.clientHeight}`;
    if (key !== fitted) {
      fitted = key;
      fit();
      body.scrollTop = 0;
    }
    put(answer, view.answer ? slide.answer : "");
    tick();
    draw();
    dark.hidden = !state.blank;
    main.inert = state.blank;
    const next = nextWords(shown);
    put(place, `${state.slide + 1} of ${deck.slides.length}`);
    if (nextButton.textContent !== `${next} ›`) nextButton.textContent = `${next} ›`;
    backButton.disabled = state.slide === 0 && state.step === 0;
    nextButton.disabled = next === "End";
    blankButton.setAttribute("aria-pressed", String(state.blank));
    notesButton.classList.toggle("on", shown.has("notes"));
    (line.firstElementChild as HTMLElement).style.setProperty("width", `${100 * show.progress(deck, state)}%`);
    document.title = `${slide.title} | ${deck.title}`;
    const at = `${state.slide} ${state.step} ${state.blank}`;
    if (at !== wasAt) {
      const said = state.blank
        ? "The screen is dark. Any step lights it again."
        : {
            start: `Slide ${state.slide + 1} of ${deck.slides.length}: ${slide.title}. ${slide.question}`,
            think: "Time to think.",
            outcomes: "Outcomes are shown.",
            answer: `Answer: ${slide.answer}`
          }[view.step];
      // What is there when the window opens is read anyway.
      if (wasAt) spoken.textContent = said;
      wasAt = at;
    }
  }

  shown.onChange(render);
  listenToKeys(
    shown,
    {
      notes: openNotes,
      full: () => void toggleFull(),
      pointer: toggleSpot,
      theme: toggleTheme,
      help: toggleHelp,
      leave: () => {
        if (help.open) help.close();
        else if (document.fullscreenElement) void document.exitFullscreen();
        else shown.leave();
      }
    },
    signal
  );
  const timer = setInterval(tick, 250);
  const sized =
    typeof ResizeObserver === "function"
      ? new ResizeObserver(() => {
          fitted = "";
          render();
        })
      : null;
  sized?.observe(element);
  // Letters of another font have other widths.
  void document.fonts?.ready.then(() => {
    fitted = "";
    if (!signal.aborted) render();
  });
  signal.addEventListener("abort", () => {
    clearInterval(timer);
    if (saying) clearTimeout(saying);
    sized?.disconnect();
    runs.dispose();
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
  });
  showSpot();
  render();
  return element;
}
