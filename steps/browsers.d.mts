/** The path of the browser's program, or null when there is none; an environment variable that names no file throws. */
export function findBrowser(kind: "chromium" | "firefox", root: string): string | null;

/** The paths of both browsers, installing what is missing; throws with what to do when one cannot be had. */
export function needBrowsers(root: string): {chromium: string; firefox: string};
