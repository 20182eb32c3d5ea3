// The words that are selected in a draft: one block of it, to the character (UTF-16, as the API counts).
export type Selected = { block: number; start: number; quote: string };

export function selectedWords(): Selected | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return undefined;
  const range = selection.getRangeAt(0);
  const holder = holderOf(range.startContainer) ?? holderOf(range.endContainer);
  if (!holder) return undefined;
  const whole = document.createRange();
  whole.selectNodeContents(holder);
  // What reaches beyond its block is cut to it.
  const start = range.compareBoundaryPoints(Range.START_TO_START, whole) > 0 ? offset(holder, range.startContainer, range.startOffset) : 0;
  const text = holder.textContent ?? "";
  const end = range.compareBoundaryPoints(Range.END_TO_END, whole) < 0 ? offset(holder, range.endContainer, range.endOffset) : text.length;
  const quote = text.slice(start, end);
  const lead = quote.length - quote.trimStart().length;
  if (!quote.trim()) return undefined;
  return { block: Number(holder.dataset.block), start: start + lead, quote: quote.trim() };
}

function holderOf(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>("[data-block]") ?? null;
}

function offset(holder: HTMLElement, node: Node, at: number): number {
  const before = document.createRange();
  before.selectNodeContents(holder);
  before.setEnd(node, at);
  return before.toString().length;
}
