import type {Preset} from "../../model/pressures/presets.js";
import {isUsed, keepDraft, keptDraft, type DraftStorage} from "./draft.js";
import {meetingLink, readMeetingLink} from "./link.js";
import {firstContract, newMeeting, type Meeting} from "./meeting.js";

/** The one meeting of a page, which its parts read and change. */
export interface MeetingStore {
  readonly presets: readonly Preset[];
  readonly meeting: Meeting;
  /** False where the browser keeps nothing: the meeting lives as long as the page. */
  readonly lasting: boolean;
  /** What could not be read of the link that the page was opened with. */
  readonly refused: readonly string[];
  /** Whether a draft of the reader’s own was put aside, by a link or by a new start. */
  readonly aside: boolean;
  /** Changes the meeting and tells all who watch. */
  change(next: Meeting): void;
  /** Opens what a hash says; returns false when it is no link of a meeting. */
  open(hash: string): boolean;
  /** Puts the meeting aside and starts a new one. */
  startOver(): void;
  /** Takes back what was put aside, and puts aside what is there. */
  takeBack(): void;
  /** Calls back after each change until the signal is aborted. */
  watch(callback: () => void, signal?: AbortSignal): void;
}

export interface MeetingStoreOptions {
  presets: readonly Preset[];
  storage?: DraftStorage | null;
  hash?: string;
}

/** Returns the meeting of a page: from a link, from what this browser kept, or a new one. */
export function meetingStore({presets, storage = null, hash = ""}: MeetingStoreOptions): MeetingStore {
  let meeting = keptDraft(presets, storage) ?? newMeeting(firstContract);
  let lasting = storage !== null;
  let refused: readonly string[] = [];
  let asideDraft = keptDraft(presets, storage, "aside");
  const watchers = new Set<() => void>();
  const tell = () => watchers.forEach((watcher) => watcher());

  const putAside = () => {
    if (!isUsed(meeting)) return;
    asideDraft = meeting;
    keepDraft(meeting, storage, "aside");
  };
  const put = (next: Meeting) => {
    meeting = next;
    lasting = keepDraft(meeting, storage);
    tell();
  };
  const open = (text: string): boolean => {
    const read = readMeetingLink(text, presets);
    if (!read) return false;
    refused = read.refused;
    // A page that is loaded again shows the reader’s own work on the same package.
    if (meetingLink(read.meeting) === meetingLink(meeting)) return true;
    putAside();
    put(read.meeting);
    return true;
  };
  open(hash);

  return {
    presets,
    get meeting() {
      return meeting;
    },
    get lasting() {
      return lasting;
    },
    get refused() {
      return refused;
    },
    get aside() {
      return asideDraft !== null;
    },
    change(next) {
      if (next !== meeting) put(next);
    },
    open,
    startOver() {
      putAside();
      refused = [];
      put(newMeeting(meeting.preset, {students: meeting.students}));
    },
    takeBack() {
      if (!asideDraft) return;
      const back = asideDraft;
      asideDraft = null;
      putAside();
      refused = [];
      put(back);
    },
    watch(callback, signal) {
      if (signal?.aborted) return;
      watchers.add(callback);
      signal?.addEventListener("abort", () => watchers.delete(callback));
    }
  };
}
