/** Returns an erratum as three sentences: what is printed, what is shown here, and why. */
export function erratumText({printed, shown, why}: {printed: string; shown: string; why: string}): string {
  return `Printed: “${printed}”. Shown here: ${sentence(shown)} ${sentence(why)}`;
}

/** Returns the text with a full stop at its end, if it has no end mark of its own. */
function sentence(text: string): string {
  return /[.!?”]$/.test(text) ? text : `${text}.`;
}
