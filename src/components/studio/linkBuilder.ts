import {outcomes, type OutcomeKey} from "../../model/pressures/outcomes.js";
import {pressureParameters, type PressureKey} from "../../model/pressures/parameters.js";
import {html} from "../../vendor/htl.js";
import {
  mostExercises,
  mostQuestions,
  otherControls,
  permissionOf,
  permissions as allPermissions,
  tidyPermissions,
  type ControlKey,
  type Permission,
  type Permissions,
  type Question
} from "../../workbook/scenario/state.js";
import type {Catalogue} from "../../workbook/work/catalogue.js";
import {exercisePicker} from "./exercisePicker.js";
import {permissionWords} from "./words.js";

/** What a teacher sets for students. */
export interface BuilderState {
  readonly permissions: Permissions;
  readonly questions: readonly Question[];
  readonly exercises: readonly string[];
  /** The parameters that differ from the preset. */
  readonly changed: readonly PressureKey[];
}

export interface LinkBuilderOptions {
  onChange: (next: Partial<Omit<BuilderState, "changed">>) => void;
  /** The teacher asks to see the page as students will. */
  onPreview: () => void;
  /** Fetches the list of the site's exercises; without it they can only be named. */
  catalogue?: () => Promise<Catalogue>;
}

export type LinkBuilder = HTMLElement & {draw(state: BuilderState): void};

const otherLabels: Readonly<Record<(typeof otherControls)[number], string>> = {
  preset: "Choosing another preset",
  seed: "The seed of the luck",
  scenarios: "Adding and removing scenarios",
  outcomes: "Choosing the outcomes that are drawn"
};
const exerciseName = /^[a-z0-9-]{1,40}:[A-Za-z0-9_-]{1,60}$/;

/** Returns the form in which a teacher says what students may change, what is fixed, what is hidden, and what they predict first. */
export function linkBuilder({onChange, onPreview, catalogue}: LinkBuilderOptions): LinkBuilder {
  let state: BuilderState | null = null;
  const options = () => allPermissions.map((p) => html`<option value=${p}>${permissionWords[p]}</option>`);
  const rest = html<HTMLSelectElement>`<select>${options()}</select>`;
  const quick = (label: string, act: () => Permissions) => {
    const button = html<HTMLButtonElement>`<button type="button" class="button">${label}</button>`;
    button.onclick = () => onChange({permissions: tidyPermissions(act())});
    return button;
  };
  const openChanged = quick("Open only what I changed", () => ({
    rest: "hide",
    except: Object.fromEntries(state!.changed.map((key) => [key, "open"]))
  }));
  const fixAll = quick("Fix everything", () => ({
    rest: "lock",
    except: Object.fromEntries(otherControls.map((key) => [key, "lock"]))
  }));
  const openAll = quick("Open everything", () => ({rest: "open", except: {}}));

  const selects = new Map<ControlKey, HTMLSelectElement>();
  const row = (key: ControlKey, label: string) => {
    const select = html<HTMLSelectElement>`<select>${options()}</select>`;
    select.onchange = () =>
      onChange({
        permissions: tidyPermissions({
          rest: state!.permissions.rest,
          except: {...state!.permissions.except, [key]: select.value as Permission}
        })
      });
    selects.set(key, select);
    return html`<label class="builder-row"><span>${label}</span>${select}</label>`;
  };
  const others = otherControls.map((key) => row(key, otherLabels[key]));
  const groups = [...new Set(pressureParameters.map((p) => p.group))].map(
    (group) => html`<details class="builder-group"><summary>${group}</summary>
      <div class="builder-list">${pressureParameters.filter((p) => p.group === group).map((p) => row(p.key, p.label))}</div></details>`
  );
  rest.onchange = () =>
    onChange({permissions: tidyPermissions({rest: rest.value as Permission, except: state!.permissions.except})});

  const questionList = html`<ul class="builder-questions"></ul>`;
  const outcome = html<HTMLSelectElement>`<select>${outcomes.map(({key, label}) => html`<option value=${key}>${label}</option>`)}</select>`;
  const as = html<HTMLSelectElement>`<select><option value="direction">goes up, stays or goes down</option><option value="number">its number</option></select>`;
  const add = html<HTMLButtonElement>`<button type="button" class="button">Ask this</button>`;
  add.onclick = () => {
    const question: Question = {outcome: outcome.value as OutcomeKey, as: as.value as Question["as"]};
    const kept = state!.questions.filter((q) => q.outcome !== question.outcome);
    onChange({questions: [...kept, question].slice(-mostQuestions)});
  };
  const exercises = html<HTMLInputElement>`<input type="text" placeholder="clusters:joint-action" />`;
  const exerciseProblem = html`<p class="parameter-problem" role="alert"></p>`;
  /** The exercises that were set last; what is found out of earlier ones is no longer of interest. */
  let asked: readonly string[] = [];
  const picker = catalogue
    ? exercisePicker({
        exercises: catalogue,
        most: mostExercises,
        onChange(chosen) {
          exerciseProblem.textContent = "";
          asked = chosen;
          exercises.value = chosen.join(", ");
          onChange({exercises: chosen});
        }
      })
    : null;
  exercises.addEventListener("change", () => {
    const items = [...new Set(exercises.value.split(/[\s,]+/).filter(Boolean))];
    const bad = items.filter((item) => !exerciseName.test(item));
    exerciseProblem.textContent = bad.length
      ? `“${bad[0]!.slice(0, 60)}” does not name an exercise: write its page and its name, such as clusters:joint-action.`
      : items.length > mostExercises
        ? `A link sets at most ${mostExercises} exercises; the first ${mostExercises} were taken.`
        : "";
    const taken = items.filter((item) => exerciseName.test(item)).slice(0, mostExercises);
    asked = taken;
    picker?.draw(taken);
    onChange({exercises: taken});
    if (exerciseProblem.textContent) return;
    void picker?.unknown(taken).then((unknown) => {
      if (unknown?.length && asked === taken)
        exerciseProblem.textContent = `No exercise of this workbook is called “${unknown[0]!}”; it stands in the link all the same. Look for it in the list.`;
    });
  });
  const preview = html<HTMLButtonElement>`<button type="button" class="button primary">See it as students will</button>`;
  preview.onclick = onPreview;
  const summary = html`<p class="lab-note"></p>`;

  const element = html`<section class="studio-part link-builder" aria-label="For students"><h2>What students may do</h2>
    <p class="lab-note">All of this travels in the link above. It guides students; it does not guard: whoever wants to can open all controls.</p>
    <div class="studio-tools">${openChanged}${fixAll}${openAll}</div>
    <label class="builder-row builder-rest"><span>Every control that is not named below is</span>${rest}</label>
    <div class="builder-list">${others}</div>
    ${groups}
    <h3>Predictions before the outcomes are shown</h3>
    ${questionList}
    <div class="controls"><label>Outcome ${outcome}</label><label>asked as ${as}</label>${add}</div>
    <h3>Exercises that are set</h3>
    ${picker ?? ""}
    <label class="studio-field">Page and name of each, with commas between ${exercises}</label>${exerciseProblem}
    ${summary}<div class="studio-tools">${preview}</div></section>` as LinkBuilder;
  element.addEventListener("input", (event) => event.stopPropagation());

  element.draw = (next) => {
    state = next;
    picker?.draw(next.exercises);
    rest.value = next.permissions.rest;
    openChanged.disabled = next.changed.length === 0;
    for (const [key, select] of selects) {
      select.value = permissionOf(next.permissions, key);
      select.classList.toggle("differs", key in next.permissions.except);
    }
    const key = JSON.stringify(next.questions);
    if (questionList.dataset.key !== key) {
      questionList.dataset.key = key;
      questionList.replaceChildren(
        ...next.questions.map((question) => {
          const label = outcomes.find((o) => o.key === question.outcome)!.label;
          const remove = html<HTMLButtonElement>`<button type="button" class="button" aria-label=${`Remove the question on ${label}`}>Remove</button>`;
          remove.onclick = () => {
            onChange({questions: state!.questions.filter((q) => q.outcome !== question.outcome)});
            add.focus();
          };
          return html`<li>${label}: ${question.as === "direction" ? "up, stays or down" : "its number"} ${remove}</li>`;
        })
      );
    }
    add.disabled = next.questions.length >= mostQuestions;
    if (document.activeElement !== exercises) exercises.value = next.exercises.join(", ");
    const count = (permission: Permission) =>
      pressureParameters.filter((p) => permissionOf(next.permissions, p.key) === permission).length;
    summary.textContent = `Students find ${count("open")} open, ${count("lock")} fixed and ${count("hide")} hidden values, and ${next.questions.length === 0 ? "no prediction" : next.questions.length === 1 ? "one prediction" : `${next.questions.length} predictions`} to make first.`;
  };
  return element;
}
