// What changes between two wordings, word by word: the longest common subsequence (Hunt–Szymanski is not needed for the
// length of a sentence; the table is words × words, and long texts are shown as one replaced by the other).
export type Piece = { kind: "same" | "gone" | "fresh"; text: string };

const most_cells = 1_000_000;

export function redline(before: string, after: string): Piece[] {
  const a = before.match(/\s+|[^\s]+/g) ?? [];
  const b = after.match(/\s+|[^\s]+/g) ?? [];
  if (a.length * b.length > most_cells) return join([{ kind: "gone", text: before }, { kind: "fresh", text: after }]);
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; --i)
    for (let j = b.length - 1; j >= 0; --j)
      common[i * width + j] = a[i] === b[j] ? common[(i + 1) * width + j + 1]! + 1 : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
  const out: Piece[] = [];
  let i = 0, j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) out.push({ kind: "same", text: a[i++]! }), ++j;
    else if (i < a.length && (j === b.length || common[(i + 1) * width + j]! >= common[i * width + j + 1]!)) out.push({ kind: "gone", text: a[i++]! });
    else out.push({ kind: "fresh", text: b[j++]! });
  }
  return join(out);
}

// Neighbours of one kind become one; a blank between two changed words does not part them.
function join(pieces: Piece[]): Piece[] {
  const out: Piece[] = [];
  for (let i = 0; i < pieces.length; ) {
    if (pieces[i]!.kind === "same") {
      out.push(pieces[i++]!);
      continue;
    }
    let gone = "", fresh = "";
    for (; i < pieces.length; ++i) {
      const piece = pieces[i]!;
      if (piece.kind === "gone") gone += piece.text;
      else if (piece.kind === "fresh") fresh += piece.text;
      else if (!piece.text.trim() && pieces[i + 1] && pieces[i + 1]!.kind !== "same") (gone += piece.text), (fresh += piece.text);
      else break;
    }
    if (gone) out.push({ kind: "gone", text: gone });
    if (fresh) out.push({ kind: "fresh", text: fresh });
  }
  return out.reduce<Piece[]>((all, piece) => {
    const last = all[all.length - 1];
    if (last && last.kind === piece.kind) last.text += piece.text;
    else all.push({ ...piece });
    return all;
  }, []);
}
