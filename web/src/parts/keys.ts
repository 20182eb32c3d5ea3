// Keys that act on what is shown: not while somebody writes, nor together with the browser's own.
export function actOnKey(event: KeyboardEvent, acts: Record<string, () => void>): void {
  const target = event.target as Element;
  const writing = target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, dialog");
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || writing) return;
  const act = acts[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}
