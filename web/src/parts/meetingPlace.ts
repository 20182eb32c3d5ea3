// Where a speaker points, as a secretary types it: "1.7" is a topic of the guide, "3/7" or "trang 3, dòng 7" a place of
// the draft, "tr 3" a page; a topic and a place are parted by ";".
import type { Consultation, Draft } from "../api/client";

export type Where = { topic: string; block: number | null; whole: boolean };

// Undefined: it says nothing that can be found.
export function whereOf(words: string, consultation: Consultation, draft: Draft | undefined): Where | undefined {
  const out: Where = { topic: "", block: null, whole: false };
  for (const told of words.split(";").map((one) => one.trim()).filter(Boolean)) {
    if (consultation.topics.some((one) => one.label === told)) {
      out.topic = told;
      continue;
    }
    if (draft && told.toLowerCase() === draft.id.toLowerCase()) {
      out.whole = true;
      continue;
    }
    const page = /^(?:tr(?:ang)?|p)\.?\s*(\d{1,5})(?:\s*[,/]?\s*(?:d(?:òng|ong)?|l)?\.?\s*(\d{1,4}))?$/i.exec(told) ?? /^(\d{1,5})\s*\/\s*(?:(\d{1,4}))?$/.exec(told);
    const block = page && draft ? blockAt(draft, Number(page[1]), Number(page[2] ?? 0)) : -1;
    if (block < 0) return undefined;
    out.block = block;
  }
  return out;
}

// The same rule as block_at in src/model/place_words.cpp.
export function blockAt(draft: Draft, page: number, line: number): number {
  let best = -1;
  for (const [index, block] of draft.blocks.entries()) {
    if (!block.text || !block.page || block.kind === "footnote") continue;
    const last = block.page_last || block.page;
    if (page < block.page || page > last) continue;
    if (line <= 0) return index;
    const begun = block.page < page || (!!block.line && block.line <= line);
    const over = last === page && !!block.line_last && block.line_last < line;
    if (begun && !over) return index;
    if (begun) best = index;
  }
  return best;
}

// "II > 1, trang 3, dòng 7"
export function placeWords(draft: Draft, index: number): string {
  let heading = index;
  while (heading >= 0 && draft.blocks[heading]!.kind !== "heading" && draft.blocks[heading]!.kind !== "run_in") heading = draft.blocks[heading]!.parent;
  const block = draft.blocks[index]!;
  const path = heading < 0 ? "" : (draft.blocks[heading]!.path ?? "");
  return [path, block.page ? `tr. ${block.page}${block.line ? `/${block.line}` : ""}` : ""].filter(Boolean).join(", ");
}

// "0101" is ĐV-0101 where nobody else's code ends so. As typed when nobody's does.
export function codeOf(words: string, codes: string[]): string {
  const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
  const wanted = plain(words);
  if (!wanted) return "";
  const same = codes.filter((code) => plain(code) === wanted);
  if (same.length === 1) return same[0]!;
  const ending = codes.filter((code) => plain(code).endsWith(wanted));
  return ending.length === 1 ? ending[0]! : words.trim();
}
