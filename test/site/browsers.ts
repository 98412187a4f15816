import puppeteer, {type Browser} from "puppeteer-core";
import {needBrowsers} from "../../steps/browsers.mjs";
import {root} from "../../steps/root.js";

export type BrowserName = "chromium" | "firefox";
export const browserNames: readonly BrowserName[] = ["chromium", "firefox"];

const launched = new Map<string, Promise<Browser>>();

const chromiumFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync"
];

/** Firefox takes light or dark from its settings, and must not look for updates of anything. */
const firefoxSettings = (dark: boolean) => ({
  "layout.css.prefers-color-scheme.content-override": dark ? 0 : 1,
  "app.update.enabled": false,
  "extensions.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false
});

/** The running browser of that kind, started when it is first asked for; Firefox is started once for light, once for dark. */
export function startBrowser(name: BrowserName, dark = false): Promise<Browser> {
  const key = name === "firefox" ? `${name} ${dark ? "dark" : "light"}` : name;
  let browser = launched.get(key);
  if (!browser) {
    const executablePath = needBrowsers(root)[name];
    const shared = {executablePath, headless: true, protocolTimeout: 240_000, timeout: 120_000};
    browser =
      name === "firefox"
        ? puppeteer.launch({...shared, browser: "firefox", extraPrefsFirefox: firefoxSettings(dark)})
        : puppeteer.launch({...shared, args: chromiumFlags});
    launched.set(key, browser);
  }
  return browser;
}

/** Ends every browser that was started here. */
export async function stopBrowsers(): Promise<void> {
  const browsers = [...launched.values()];
  launched.clear();
  await Promise.all(browsers.map(async (browser) => (await browser).close()));
}
