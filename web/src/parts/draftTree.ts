// A draft's blocks as a page shows them.
import type { Block, Draft } from "../api/client";

export type Shown = { index: number; block: Block; page_begins: number; notes: number[]; rows: number[][] };

// In the order of the page: footnotes stand under the paragraph that refers to them, cells inside their table.
export function shownBlocks(draft: Draft): Shown[] {
  const out: Shown[] = [];
  const at = new Map<number, Shown>();
  const rowOf = new Map<number, { table: Shown; cells: number[] }>();
  let page = 0;
  draft.blocks.forEach((block, index) => {
    const parent = at.get(block.parent);
    if (block.kind === "cell") return void rowOf.get(block.parent)?.cells.push(index);
    if (block.kind === "row" && parent) {
      const cells: number[] = [];
      parent.rows.push(cells);
      return void rowOf.set(index, { table: parent, cells });
    }
    if (block.kind === "footnote" && parent) return void parent.notes.push(index);
    const shown: Shown = { index, block, page_begins: 0, notes: [], rows: [] };
    if (block.page && block.page > page) page = shown.page_begins = block.page;
    at.set(index, shown);
    out.push(shown);
  });
  return out;
}

export function outline(draft: Draft): { index: number; level: number; text: string }[] {
  return draft.blocks.flatMap((block, index) => (block.kind === "heading" ? [{ index, level: block.level ?? 1, text: block.text }] : []));
}

export function beginning(text: string, most = 60): string {
  const plain = text.replace(/\s+/g, " ").trim();
  return plain.length <= most ? plain : plain.slice(0, plain.lastIndexOf(" ", most)) + "…";
}

export type Stretch = { text: string; own: boolean };

// The text with the stretches that somebody spoke on; overlapping ones become one.
export function stretches(text: string, ranges: { start: number; end: number }[]): Stretch[] {
  const out: Stretch[] = [];
  let done = 0;
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const start = Math.max(range.start, done), end = Math.min(range.end, text.length);
    if (end <= start) continue;
    if (start > done) out.push({ text: text.slice(done, start), own: false });
    out.push({ text: text.slice(start, end), own: true });
    done = end;
  }
  if (done < text.length) out.push({ text: text.slice(done), own: false });
  return out;
}
