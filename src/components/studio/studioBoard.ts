import {fastKernel} from "../../model/pressures/fastKernel.js";
import type {Kernel} from "../../model/pressures/memory.js";
import {outcomes, type OutcomeKey} from "../../model/pressures/outcomes.js";
import {pressureParameters, type PressureChanges, type PressureKey} from "../../model/pressures/parameters.js";
import {phasesOf, type Preset} from "../../model/pressures/presets.js";
import type {Setting} from "../../model/pressures/run.js";
import {html} from "../../vendor/htl.js";
import {record, redo, startHistory, undo, type History} from "../../workbook/history.js";
import {RunPool, type WorkerLike} from "../../workbook/lab/pool.js";
import {startWorker as startModuleWorker} from "../../workbook/lab/startWorker.js";
import {outcomeOf} from "../../workbook/lab/sweep.js";
import {keepAnswers, keptAnswers} from "../../workbook/scenario/answers.js";
import {waysBetween, type Late, type Ways} from "../../workbook/scenario/decompose.js";
import {fingerprint} from "../../workbook/scenario/fingerprint.js";
import {isLink, readLink, visible, writeLink} from "../../workbook/scenario/link.js";
import {smallChange} from "../../workbook/scenario/prediction.js";
import {fileNameOf, presetText, readScenarioFile, toPresetFile} from "../../workbook/scenario/presetFile.js";
import {ScenarioRuns} from "../../workbook/scenario/scenarioRuns.js";
import {openScenarioStore, type ScenarioStore} from "../../workbook/scenario/scenarioStore.js";
import * as studio from "../../workbook/scenario/state.js";
import {letters, mostScenarios, type Explained, type StudioState} from "../../workbook/scenario/state.js";
import type {Catalogue} from "../../workbook/work/catalogue.js";
import {openDeckStore, type DeckStore} from "../../workbook/deck/deckStore.js";
import {parameterForm} from "../controls/parameterForm.js";
import {presetPanel} from "../lab/presetPanel.js";
import {seedField} from "../lab/seedField.js";
import {formatOutcome, laterNote} from "../lab/words.js";
import {deckPanel} from "../present/deckPanel.js";
import {explanationFigure} from "./explanation.js";
import {linkBuilder} from "./linkBuilder.js";
import {predictionForm, type PredictionForm} from "./predictionForm.js";
import {differenceTable, outcomeTable, type ResultColumn} from "./resultTables.js";
import {savedPanel} from "./savedPanel.js";
import {scenarioFigure} from "./scenarioFigure.js";
import {sharePanel} from "./sharePanel.js";
import {exactText, letterOf, nameOf, originWords, parameterAt, scenarioColours, shortPreset} from "./words.js";

/** Where the state is kept that is shared: the hash of the page's address. */
export interface AddressPlace {
  read(): string;
  write(link: string): void;
  /** The whole address with a link. */
  addressOf(link: string): string;
}

export interface StudioBoardOptions {
  /** The preset that is open at first, where the address names none. */
  preset?: string;
  kernel: Kernel;
  startWorker?: () => WorkerLike;
  makeKernel?: () => Promise<Kernel>;
  store?: Promise<ScenarioStore>;
  deckStore?: Promise<DeckStore>;
  place?: AddressPlace;
  /** Fetches the list of the site's exercises, from which the maker of a link chooses. */
  exercises?: () => Promise<Catalogue>;
  /** Ends workers, timers and listeners when it is aborted. */
  signal?: AbortSignal;
}

/** The studio: its value is all that it shows. */
export type StudioBoard = HTMLElement & {value: StudioState};

/** The page's own address. */
const pageAddress: AddressPlace = {
  read: () => location.hash,
  write(link) {
    try {
      globalThis.history.replaceState(globalThis.history.state, "", `#${link}`);
    } catch {
      // Some browsers refuse many changes in a short time; the next one writes the whole state again.
      return;
    }
  },
  addressOf: (link) => `${location.href.replace(/#.*$/, "")}#${link}`
};

/** Milliseconds without a change after which the address, the link and the explanation follow. */
const restAfter = 220;

/** The most lines on what could not be used of a link. */
const mostAlerts = 12;

const sentenceOf = (words: readonly string[]) =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)!}`;

interface Asked {
  readonly form: PredictionForm;
  readonly from: Setting;
  readonly to: Setting;
}

/** Returns the studio: presets, all values of the model, up to four scenarios, what follows and why, and its links and files. */
export function studioBoard(
  presets: readonly Preset[],
  {
    preset: first = "contract-india",
    kernel,
    startWorker = startModuleWorker,
    makeKernel = fastKernel,
    store = openScenarioStore(),
    deckStore = openDeckStore(),
    place = pageAddress,
    exercises: catalogue,
    signal
  }: StudioBoardOptions
): StudioBoard {
  const opening = place.read();
  const reading = readLink(isLink(opening) ? opening : "", presets, first);
  let history: History<StudioState> = startHistory(reading.state);
  let student = studio.isForStudents(reading.state);
  let asked: Asked | null = null;
  const state = () => history.present;
  const scenario = () => studio.activeOf(state());
  const preset = () => studio.presetWith(presets, scenario().preset);
  const values = () => ({...preset().values, ...scenario().changes});
  const allowed = (key: studio.ControlKey): studio.Permission =>
    student ? studio.permissionOf(state().permissions, key) : "open";

  // Parts
  const alerts = html<HTMLElement>`<div class="studio-alert" role="alert" hidden></div>`;
  const banner = html<HTMLElement>`<div class="studio-banner" hidden></div>`;
  const heading = html<HTMLElement>`<div class="studio-heading" hidden></div>`;
  const predictions = html<HTMLElement>`<div hidden></div>`;
  const chooser = presetPanel(presets, {value: scenario().preset, brief: true});
  const tabs = html<HTMLElement>`<div class="choices studio-tabs" role="group" aria-label="Scenario that the controls move"></div>`;
  const addButton = html<HTMLButtonElement>`<button type="button" class="button">+ Compare with a copy</button>`;
  const removeButton = html<HTMLButtonElement>`<button type="button" class="button">Remove</button>`;
  const nameField = html<HTMLInputElement>`<input type="text" maxlength=${studio.longest.name} placeholder="name of this scenario" aria-label="Name of this scenario" />`;
  const undoButton = html<HTMLButtonElement>`<button type="button" class="button">Undo</button>`;
  const redoButton = html<HTMLButtonElement>`<button type="button" class="button">Redo</button>`;
  const resetButton = html<HTMLButtonElement>`<button type="button" class="button">Back to preset</button>`;
  const changed = html`<ul class="studio-changes" aria-label="Values that differ from the preset"></ul>`;
  const search = html<HTMLInputElement>`<input type="search" placeholder="fine, union, layers …" />`;
  const found = html`<p class="lab-note" role="status"></p>`;
  const form = parameterForm(pressureParameters, {
    values: values(),
    reference: preset().values,
    open: ["Buyers", "The state"],
    sourceText: originWords
  });
  const seed = seedField({value: state().seed});
  const boxes = outcomes.map(({key, label}) => {
    const input = html<HTMLInputElement>`<input type="checkbox" value=${key} />`;
    return {key, input, item: html`<label>${input} ${label}</label>`};
  });
  const outcomeSummary = html`<summary></summary>`;
  const outcomeChooser = html<HTMLElement>`<details class="studio-outcomes">${outcomeSummary}<div class="studio-outcome-list" role="group"
    aria-label=${`Outcomes that are drawn, at most ${studio.mostOutcomes}`}>${boxes.map(({item}) => item)}</div></details>`;
  const status = html`<p class="lab-note lab-status" role="status"></p>`;
  const figure = scenarioFigure();
  const differences = differenceTable();
  const results = outcomeTable();
  const explanation = explanationFigure();
  const share = sharePanel({onTexts: (texts) => step({...state(), ...texts}, "texts")});
  const builder = linkBuilder({
    ...(catalogue && {catalogue}),
    onChange: (next) => step({...state(), ...next}),
    onPreview: () => {
      setStudent(true);
      element.scrollIntoView?.();
      banner.querySelector<HTMLElement>("button")?.focus();
    }
  });
  const saved = savedPanel({
    store,
    signal,
    current: () => ({link: writeLink(state(), presets), name: state().title || nameOf(scenario(), presets)}),
    onOpen: (link) => open(link),
    onFile: ({name, text}) => takeFile(name, text),
    toFile: (name, note) => {
      const title = name || scenario().name || state().title || nameOf(scenario(), presets);
      const file = toPresetFile(scenario(), presets, {seed: state().seed, title, about: note || state().note});
      return {name: fileNameOf(title), text: presetText(file)};
    }
  });

  const decks = deckPanel({presets, store: deckStore, current: state, onOpen: (hash) => open(hash), signal});

  const strip = html`<div class="lab-strip"></div>`;
  const drawer = html<HTMLDetailsElement>`<details class="lab-drawer">
    <summary>Controls</summary>
    ${changed}
    <label class="studio-field studio-search">Find a value ${search}</label>${found}
    ${form}${seed}
  </details>`;
  const outcomePart = html<HTMLElement>`<div class="studio-results">
    ${outcomeChooser}${status}${figure}
  </div>`;
  const scenarioTools = html`<span class="studio-tools">${nameField}${addButton}${removeButton}</span>`;
  const bar = html`<div class="studio-bar">${tabs}${scenarioTools}
    <span class="studio-tools studio-history">${undoButton}${redoButton}${resetButton}</span></div>`;
  const side = html<HTMLElement>`<div class="lab-side">${strip}${drawer}</div>`;
  const inner = html`<div class="lab-inner">
    ${alerts}${banner}${heading}
    <div class="studio-chooser">${chooser}</div>
    ${bar}${predictions}
    <div class="lab-columns">
      ${side}
      <div class="lab-figures">${outcomePart}${differences}${explanation}${results}</div>
    </div>
    <div class="studio-below">${share}${builder}${saved}${decks}</div>
  </div>`;
  const element =
    html`<section class="lab-board studio-board model-colours" aria-label="Studio">${inner}</section>` as StudioBoard;

  const wideEnough = globalThis.matchMedia?.("(min-width: 62rem)");
  const fitDrawer = () => {
    drawer.open = wideEnough?.matches ?? true;
  };
  fitDrawer();
  wideEnough?.addEventListener?.("change", fitDrawer);

  // Runs
  const pool = new RunPool({startWorker, makeKernel});
  let failure: string | null = null;
  let drawing = false;
  const later = () => {
    if (drawing) return;
    drawing = true;
    requestAnimationFrame(() => {
      drawing = false;
      if (!signal?.aborted) draw();
    });
  };
  const runs = new ScenarioRuns({
    pool,
    kernel,
    onRuns: later,
    onFailed: (message) => {
      failure = message;
      later();
    }
  });
  pool.addEventListener("place", later);

  let settingsFor: StudioState | null = null;
  let settings: readonly Setting[] = [];
  let presetSetting: Setting | null = null;
  /** Makes the settings of the state, each anew only when the state is. */
  function settle(): void {
    if (settingsFor === state()) return;
    settingsFor = state();
    settings = studio.settingsOf(state(), presets);
    const only = state().scenarios.length === 1 && !studio.isPreset(state().scenarios[0]!);
    presetSetting = only ? studio.settingOfScenario(studio.scenarioAt(state(), -1, 0), presets, state().seed) : null;
  }
  let ways: Ways | null = null;
  let waysFor = "";
  /** Parts that are in sight; others are not drawn at every frame. */
  const sees = {explanation: false, results: false};
  const explained = (): Explained => state().explained ?? studio.comparedPair(state());

  function ask(): void {
    settle();
    const {active} = state();
    const wanted = [settings[active]!, ...settings.filter((_, i) => i !== active)];
    if (presetSetting) wanted.push(presetSetting);
    if (asked) wanted.push(asked.from, asked.to);
    runs.show(wanted, ways ? [...ways.down, ...ways.up] : []);
  }

  // What is drawn at every frame in which something came in
  /** The last runs of each scenario: they stay in sight until the first run of a new setting is there. */
  const shown: (ReturnType<typeof runs.bandsOf> | undefined)[] = [];
  const isGated = () => student && asked !== null && !asked.form.revealed;

  function columns(): ResultColumn[] {
    settle();
    const own = state().scenarios.map((s, i): ResultColumn => ({
      label: state().scenarios.length > 1 ? letterOf(i) : "Now",
      name: nameOf(s, presets),
      setting: settings[i]!,
      bands: shown[i] ?? null
    }));
    if (!presetSetting) return own;
    const base: ResultColumn = {
      label: "Preset",
      name: shortPreset(preset()),
      setting: presetSetting,
      bands: runs.bandsOf(presetSetting)
    };
    return [base, ...own];
  }

  function titleOf(all: readonly ResultColumn[]): string {
    const label = (key: OutcomeKey) => outcomeOf(key).label;
    const late = ({bands}: ResultColumn, key: OutcomeKey) => bands?.late(key) ?? NaN;
    const [one, two] = all;
    if (!one?.bands) return "The first run is coming in";
    const keys = state().outcomes;
    if (state().scenarios.length > 1) {
      const [key] = keys as [OutcomeKey];
      const sorted = all.filter(({bands}) => bands).sort((a, b) => late(b, key) - late(a, key));
      const [most, least] = [sorted[0]!, sorted.at(-1)!];
      if (late(most, key) - late(least, key) < smallChange(key))
        return `${label(key)} is about the same in all: ${formatOutcome(key, late(one, key))}`;
      return `${label(key)} is highest in ${most.label} (${formatOutcome(key, late(most, key))}) and lowest in ${least.label} (${formatOutcome(key, late(least, key))})`;
    }
    if (!two)
      return `${shortPreset(preset())}: ${sentenceOf(keys.map((key) => `${label(key).toLowerCase()} ${formatOutcome(key, late(one, key))}`))}`;
    const moved = keys
      .map((key) => ({key, by: (late(two, key) - late(one, key)) / smallChange(key)}))
      .sort((a, b) => Math.abs(b.by) - Math.abs(a.by))[0]!;
    if (!(Math.abs(moved.by) >= 1))
      return `Against the preset, ${sentenceOf(keys.map((key) => label(key).toLowerCase()))} hardly ${keys.length > 1 ? "move" : "moves"}`;
    const {key, by} = moved;
    return `Against the preset, ${label(key).toLowerCase()} goes ${by > 0 ? "up" : "down"} from ${formatOutcome(key, late(one, key))} to ${formatOutcome(key, late(two, key))}`;
  }

  function draw(): void {
    settle();
    settings.forEach((setting, i) => {
      const bands = runs.bandsOf(setting);
      if (bands) shown[i] = bands;
    });
    shown.length = settings.length;
    const all = columns();
    differences.draw({columns: all, isHidden: (key) => allowed(key) === "hide"});
    judge();
    if (isGated()) return;
    const {active, outcomes: keys} = state();
    const periods = Math.max(...state().scenarios.map((_, i) => shown[i]?.periods ?? settings[i]!.values.periods));
    const titles = scenario().phases === null ? preset().phases : [];
    figure.draw({
      outcomes: keys,
      periods,
      scenarios: state().scenarios.map((s, at) => ({at, name: nameOf(s, presets), bands: shown[at] ?? null})),
      preset: presetSetting ? runs.bandsOf(presetSetting) : null,
      phases: (settings[active]!.phases ?? [])
        .filter(({changes}) => Object.keys(changes).length > 0)
        .map(({from}) => ({at: from, title: titles.find((p) => p.from === from)?.title ?? "other values"})),
      title: titleOf(all)
    });
    const atRest = resting === null;
    if (sees.results || atRest) results.draw(all);
    if (sees.explanation || atRest) drawExplanation();
    const late = (key: OutcomeKey) => formatOutcome(key, shown[active]?.late(key) ?? NaN);
    strip.replaceChildren(
      ...keys.map(
        (key) => html`<span>${outcomeOf(key).label.replace("Compliance in the ", "")} <b>${late(key)}</b></span>`
      )
    );
    const done = settings.every((setting) => runs.isDone(setting));
    const n = Math.min(...settings.map((setting) => runs.bandsOf(setting)?.runs ?? 0));
    const where =
      pool.place === "page"
        ? " This browser starts no workers, so the runs take turns with the page and take longer."
        : "";
    const words =
      failure ??
      `${done ? `Mean of ${n} runs` : `${n} of ${runs.runs} runs are in`}${settings.length > 1 ? " for each scenario" : ""}.${where}`;
    if (status.textContent !== words) status.textContent = words;
    drawShare();
  }

  function drawExplanation(): void {
    const pair = explained();
    const choices = state().scenarios.map((s, at) => ({
      at,
      name: state().scenarios.length > 1 ? `${letterOf(at)} ${nameOf(s, presets)}` : nameOf(s, presets)
    }));
    const lates = (list: readonly Setting[]): Late[] | null => {
      const found = list.map((setting) => runs.lateOf(setting));
      return found.every((late) => late !== null) ? (found as Late[]) : null;
    };
    const down = ways ? lates(ways.down) : null;
    const up = ways ? lates(ways.up) : null;
    explanation.draw({explained: pair, choices, ways, runs: down && up ? {down, up} : null});
  }

  let link = "";
  function drawShare(): void {
    const run = runs.firstOf(settings[0]!);
    share.draw({
      address: place.addressOf(link),
      title: state().title,
      note: state().note,
      numbers: run ? fingerprint(run) : null
    });
  }

  // Predictions
  function judge(): void {
    if (!asked?.form.revealed) return;
    const before = runs.bandsOf(asked.from);
    const after = runs.bandsOf(asked.to);
    if (before && after)
      asked.form.judge(state().questions.map(({outcome}) => [before.late(outcome), after.late(outcome)] as const));
  }

  function askQuestions(): void {
    asked = null;
    predictions.replaceChildren();
    predictions.hidden = true;
    const {questions} = state();
    if (!student || !questions.length) return;
    const pair = studio.comparedPair(state());
    const one = studio.scenarioAt(state(), pair.from, pair.to);
    const two = studio.scenarioAt(state(), pair.to, pair.to);
    const name = fingerprint(writeLink(state(), presets));
    const kept = keptAnswers(name);
    const several = state().scenarios.length > 1;
    const questionForm = predictionForm({
      questions,
      from: several ? `A (${nameOf(one, presets)})` : "the preset unchanged",
      to: several ? `B (${nameOf(two, presets)})` : "this scenario",
      answers: kept?.answers,
      revealed: kept?.revealed
    });
    const keep = () => keepAnswers(name, {answers: questionForm.value, revealed: questionForm.revealed});
    questionForm.addEventListener("input", keep);
    questionForm.addEventListener("reveal", () => {
      keep();
      showControls();
      later();
      figure.querySelector<HTMLElement>(".figure-title")?.scrollIntoView?.({block: "center"});
    });
    asked = {
      form: questionForm,
      from: studio.settingOfScenario(one, presets, state().seed),
      to: studio.settingOfScenario(two, presets, state().seed)
    };
    predictions.replaceChildren(questionForm);
    predictions.hidden = false;
  }

  // Controls
  function tab(at: number): HTMLElement {
    const s = state().scenarios[at]!;
    const mark = html`<b class="studio-letter">${letters[at]}</b>`;
    const button = html<HTMLButtonElement>`<button type="button" class="button" aria-pressed=${String(at === state().active)}>${mark} ${nameOf(s, presets)}</button>`;
    button.style.setProperty("--scenario", scenarioColours[at]!);
    button.onclick = () => {
      step(studio.selectScenario(state(), at), "select");
      (tabs.children[at] as HTMLElement | undefined)?.focus();
    };
    return button;
  }

  function arrange(expand = false): void {
    const wanted = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const matches = (key: PressureKey) => {
      const {label, about, group, unit} = parameterAt(key);
      const text = `${label} ${key} ${about} ${group} ${unit}`.toLowerCase();
      return wanted.every((word) => text.includes(word));
    };
    const n = form.arrange((key) => (matches(key) ? allowed(key) : "hide"), expand);
    found.textContent = wanted.length
      ? n
        ? `${n === 1 ? "One value" : `${n} values`} found.`
        : "No value is called so."
      : "";
  }

  function showControls(): void {
    const now = values();
    const {past, future} = history;
    const {scenarios, active} = state();
    if (form.reference !== preset().values) form.reference = preset().values;
    if (pressureParameters.some(({key}) => form.value[key] !== now[key])) form.value = now;
    const phases = scenario().phases ?? phasesOf(preset());
    form.annotate((key) => laterNote(parameterAt(key), phases, key in scenario().changes));
    chooser.value = scenario().preset;
    seed.value = state().seed;
    undoButton.disabled = !past.length;
    redoButton.disabled = !future.length;
    resetButton.disabled = studio.isPreset(scenario());

    const key = JSON.stringify([active, scenarios.map((s) => nameOf(s, presets))]);
    if (tabs.dataset.key !== key) {
      tabs.dataset.key = key;
      tabs.replaceChildren(...scenarios.map((_, at) => tab(at)));
    }
    if (document.activeElement !== nameField) nameField.value = scenario().name;
    addButton.disabled = scenarios.length >= mostScenarios;
    removeButton.hidden = scenarios.length < 2;
    removeButton.textContent = `Remove ${letterOf(active)}`;
    tabs.hidden = scenarios.length < 2;

    const changes = Object.entries(scenario().changes) as [PressureKey, number][];
    const listKey = JSON.stringify([scenario().preset, changes, student, scenario().phases !== null]);
    if (changed.dataset.key !== listKey) {
      changed.dataset.key = listKey;
      changed.replaceChildren(
        ...changes
          .filter(([name]) => allowed(name) !== "hide")
          .map(([name, value]) => {
            const parameter = parameterAt(name);
            const back = html<HTMLButtonElement>`<button type="button" class="parameter-undo" aria-label=${`Undo: ${parameter.label}`} title="Back to the preset’s value">↺</button>`;
            back.hidden = allowed(name) !== "open";
            back.onclick = () => {
              step(studio.undoChange(state(), name));
              (changed.querySelector<HTMLElement>(".parameter-undo") ?? search).focus();
            };
            return html`<li><span>${parameter.label} <s>${exactText(parameter, preset().values[name])}</s> <b>${exactText(parameter, value)}</b></span>${back}</li>`;
          }),
        ...(scenario().phases ? [html`<li><span>Phases of its own, from a file or a link</span></li>`] : [])
      );
    }

    for (const {key: name, input} of boxes) input.checked = state().outcomes.includes(name);
    outcomeSummary.textContent = `Outcomes drawn: ${state()
      .outcomes.map((name) => outcomeOf(name).label.toLowerCase())
      .join(", ")}`;

    const gated = isGated();
    chooser.parentElement!.hidden = gated || allowed("preset") !== "open";
    scenarioTools.hidden = gated || allowed("scenarios") !== "open";
    addButton.hidden = allowed("scenarios") !== "open";
    seed.hidden = allowed("seed") === "hide";
    seed.inert = allowed("seed") === "lock";
    outcomeChooser.hidden = allowed("outcomes") !== "open";
    outcomePart.hidden = explanation.hidden = results.hidden = side.hidden = gated;
    share.hidden = saved.hidden = gated;
    builder.hidden = decks.hidden = student;
    bar.hidden = gated && scenarios.length < 2;
    undoButton.parentElement!.hidden = gated;
    element.classList.toggle("student", student);
    element.classList.toggle("gated", gated);
    showTexts();
  }

  function showTexts(): void {
    const {title, note, exercises} = state();
    const key = JSON.stringify([title, note, exercises, student]);
    if (heading.dataset.key === key) return;
    heading.dataset.key = key;
    heading.hidden = !(title || note || exercises.length);
    heading.replaceChildren(
      ...(title ? [html`<h2>${title}</h2>`] : []),
      ...note
        .split("\n")
        .filter(Boolean)
        .map((line) => html`<p>${line}</p>`),
      ...(exercises.length
        ? [
            html`<p>Exercises that are set: ${exercises.map((item, i) => {
              const [page, id] = item.split(":") as [string, string];
              return html`<span>${i ? ", " : ""}<a href=${`./${page}.html#exercise-${id}`}>${id} on the page ${page}</a></span>`;
            })}</p>`
          ]
        : []),
      ...(student && (title || note)
        ? [html`<p class="lab-note">Title and note are from the person who made this link.</p>`]
        : [])
    );
    banner.hidden = !student;
    const openAll = html<HTMLButtonElement>`<button type="button" class="button">Open all controls</button>`;
    openAll.onclick = () => {
      setStudent(false);
      search.focus();
    };
    banner.replaceChildren(
      html`<p>You see the studio as the maker of the link set it up; some controls may be fixed or hidden.</p>`,
      openAll
    );
  }

  function setStudent(next: boolean): void {
    student = next;
    search.value = "";
    askQuestions();
    arrange(next);
    changed.dataset.key = heading.dataset.key = "";
    follow();
  }

  // Steps
  /** Takes a step and shows what follows; `what` names steps that count as one when they come in a row. */
  function step(next: StudioState, what: string | null = null): void {
    const before = state();
    history = record(history, next, what);
    if (state() === before) return;
    follow();
    element.dispatchEvent(new Event("input", {bubbles: true}));
  }
  function travel(next: History<StudioState>): void {
    const before = state();
    history = next;
    if (state() === before) return;
    arrange();
    follow();
    element.dispatchEvent(new Event("input", {bubbles: true}));
  }

  let resting: ReturnType<typeof setTimeout> | null = null;
  function follow(): void {
    failure = null;
    ways = null;
    waysFor = "";
    showControls();
    ask();
    later();
    if (resting) clearTimeout(resting);
    resting = setTimeout(rest, restAfter);
  }
  /** What follows once nothing has changed for a moment. */
  function rest(): void {
    resting = null;
    const next = writeLink(state(), presets);
    if (next !== link || place.read().replace(/^#/, "") !== next) {
      link = next;
      place.write(link);
    }
    const {permissions, questions, exercises} = state();
    builder.draw({permissions, questions, exercises, changed: Object.keys(scenario().changes) as PressureKey[]});
    explain();
    drawShare();
    later();
  }
  function explain(): void {
    if (!sees.explanation || resting || isGated()) return;
    const pair = explained();
    const at = (i: number) => studio.settingOfScenario(studio.scenarioAt(state(), i, pair.to), presets, state().seed);
    const [one, two] = [at(pair.from), at(pair.to)];
    const key = JSON.stringify([one, two]);
    if (key === waysFor) return;
    waysFor = key;
    ways = waysBetween(one, two);
    ask();
    later();
  }

  function warn(refused: readonly string[], outdated: boolean): void {
    const words = [...refused];
    if (outdated)
      words.push(
        "The presets of this workbook have changed since the link was made, so the numbers may differ from those that its maker saw."
      );
    alerts.hidden = words.length === 0;
    if (!words.length) return alerts.replaceChildren();
    const close = html<HTMLButtonElement>`<button type="button" class="button">Close</button>`;
    close.onclick = () => (alerts.hidden = true);
    alerts.replaceChildren(
      html`<p><b>${refused.length ? "Parts of the link could not be used; the rest is open." : "Read with care."}</b></p>`,
      html`<ul>${words.slice(0, mostAlerts).map((text) => html`<li>${text}</li>`)}${
        words.length > mostAlerts
          ? html`<li>And ${words.length - mostAlerts} more. A damaged link is best copied anew.</li>`
          : ""
      }</ul>`,
      close
    );
  }

  /** Opens a link in place of what is there; one step back undoes it. */
  function open(hash: string): void {
    const next = readLink(hash, presets, first);
    warn(next.refused, next.outdated);
    history = record(history, next.state);
    shown.length = 0;
    setStudent(studio.isForStudents(next.state));
    element.dispatchEvent(new Event("input", {bubbles: true}));
  }

  function takeFile(name: string, text: string): {taken: boolean; words: string[]} {
    const file = readScenarioFile(text, presets);
    if (!file.scenario)
      return {
        taken: false,
        words: [
          `${name} was not taken, and nothing was changed. Mend it where it says, or export a scenario here to see the form.`,
          ...file.problems.slice(0, 8),
          ...(file.problems.length > 8 ? [`And ${file.problems.length - 8} more.`] : [])
        ]
      };
    const adds = !studio.isPreset(scenario()) && state().scenarios.length < mostScenarios;
    let next = adds ? studio.addScenario(state(), file.scenario) : studio.setScenario(state(), file.scenario);
    const alone = next.scenarios.length === 1;
    if (alone) next = studio.setSeed(next, file.seed);
    step(next);
    return {
      taken: true,
      words: [
        `${name} is open as ${alone ? "the scenario" : `scenario ${letterOf(next.active)}`}: “${visible(file.title).slice(0, 80)}”. Undo brings back what was there before.`,
        ...(!alone && file.seed !== next.seed
          ? [`Its seed is ${file.seed}; scenarios side by side share the seed ${next.seed}.`]
          : [])
      ]
    };
  }

  // What the parts announce stays inside; the board announces each step once.
  inner.addEventListener("input", (event) => event.stopPropagation());
  chooser.addEventListener("input", () =>
    step(studio.choosePreset(state(), studio.presetWith(presets, chooser.value)))
  );
  form.addEventListener("input", () => {
    const now = values();
    const moved = pressureParameters.map((p) => p.key).filter((key) => form.value[key] !== now[key]);
    if (!moved.length) return;
    const changes = Object.fromEntries(moved.map((key) => [key, form.value[key]])) as PressureChanges;
    step(studio.setChanges(state(), preset(), changes), `${state().active} ${moved[0]!}`);
  });
  seed.addEventListener("input", () => step(studio.setSeed(state(), seed.value), "seed"));
  search.addEventListener("input", () => arrange(search.value.trim() !== ""));
  nameField.addEventListener("input", () =>
    step(studio.renameScenario(state(), visible(nameField.value).trim()), "name")
  );
  for (const {key, input} of boxes)
    input.addEventListener("change", () => {
      step(studio.toggleOutcome(state(), key));
      for (const box of boxes) box.input.checked = state().outcomes.includes(box.key);
    });
  addButton.onclick = () => step(studio.addScenario(state()));
  removeButton.onclick = () => {
    shown.splice(state().active, 1);
    step(studio.removeScenario(state(), state().active));
    (tabs.hidden ? addButton : (tabs.children[state().active] as HTMLElement)).focus();
  };
  undoButton.onclick = () => travel(undo(history));
  redoButton.onclick = () => travel(redo(history));
  resetButton.onclick = () => step(studio.resetScenario(state()));
  explanation.addEventListener("explain", (event) =>
    step({...state(), explained: (event as CustomEvent<Explained>).detail}, "explain")
  );
  element.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  element.addEventListener("drop", (event) => {
    const files = event.dataTransfer?.files;
    if (!files?.length) return;
    event.preventDefault();
    void saved.take([...files]);
    saved.scrollIntoView({block: "nearest"});
  });
  const arrived = () => {
    const hash = place.read();
    if (isLink(hash) && hash.replace(/^#/, "") !== link) open(hash);
  };
  globalThis.addEventListener?.("hashchange", arrived);

  const seeing =
    typeof IntersectionObserver === "function"
      ? new IntersectionObserver(
          (entries) => {
            for (const {target, isIntersecting} of entries)
              sees[target === explanation ? "explanation" : "results"] = isIntersecting;
            explain();
            later();
          },
          {rootMargin: "200px"}
        )
      : null;
  seeing?.observe(explanation);
  seeing?.observe(results);
  if (!seeing) sees.explanation = sees.results = true;

  signal?.addEventListener("abort", () => {
    if (resting) {
      clearTimeout(resting);
      place.write(writeLink(state(), presets));
    }
    runs.dispose();
    seeing?.disconnect();
    globalThis.removeEventListener?.("hashchange", arrived);
    wideEnough?.removeEventListener?.("change", fitDrawer);
  });
  Object.defineProperty(element, "value", {
    get: state,
    set(next: StudioState) {
      history = record(history, next);
      follow();
    }
  });
  warn(reading.refused, reading.outdated);
  askQuestions();
  arrange(student);
  follow();
  return element;
}
