/** Returns whether the reader has asked the browser to save data, so that nothing is fetched that was not asked for. */
export function savesData(): boolean {
  return (navigator as {connection?: {readonly saveData?: boolean}}).connection?.saveData === true;
}
