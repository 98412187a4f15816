import type {Preset} from "../../model/pressures/presets.js";
import {siteId} from "../work/siteId.js";
import {meetingLink, readMeetingLink} from "./link.js";
import {longestMinutes, newMeeting, type Meeting} from "./meeting.js";

/** The part of the browser's storage that a draft needs. */
export type DraftStorage = Pick<Storage, "getItem" | "setItem">;

/** The draft that a reader works on, and the one that a link has put aside. */
export type DraftPlace = "current" | "aside";
const nameOf = (place: DraftPlace) => `${siteId}:debate:${place}`;

/** Keeps a meeting in this browser; returns false where the browser keeps nothing. */
export function keepDraft(meeting: Meeting, storage: DraftStorage | null, place: DraftPlace = "current"): boolean {
  try {
    if (!storage) return false;
    const {names, minutes} = meeting;
    storage.setItem(nameOf(place), JSON.stringify({link: meetingLink(meeting), names, minutes}));
    return true;
  } catch {
    return false;
  }
}

/** Returns the meeting that was kept in this browser, or null when there is none that can be read. */
export function keptDraft(
  presets: readonly Preset[],
  storage: DraftStorage | null,
  place: DraftPlace = "current"
): Meeting | null {
  try {
    const {link, names, minutes} = JSON.parse(storage?.getItem(nameOf(place)) ?? "null") as Record<string, unknown>;
    const read = typeof link === "string" ? readMeetingLink(link, presets) : null;
    if (!read) return null;
    const text = (value: unknown) => (typeof value === "string" ? value.slice(0, longestMinutes) : "");
    return {...read.meeting, names: text(names), minutes: text(minutes)};
  } catch {
    return null;
  }
}

/** Returns whether a meeting holds anything that would be missed. */
export function isUsed(meeting: Meeting): boolean {
  const {names, minutes, changes, voices, title, seed} = meeting;
  const first = newMeeting(meeting.preset);
  return (
    Boolean(names || minutes || title) ||
    Object.keys(changes).length > 0 ||
    Object.keys(voices).length > 0 ||
    seed !== first.seed
  );
}
