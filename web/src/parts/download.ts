import { Refused } from "../api/client";

// A file made on the page.
export function download(name: string, type: string, content: string): void {
  keep(name, new Blob([content], { type }));
}

// A file of the server's. Fetched rather than linked to, so that a refusal is told on this page.
export async function downloadFrom(address: string, name: string): Promise<void> {
  const got = await fetch(address).catch(() => {
    throw new Refused("offline", "");
  });
  if (!got.ok) {
    const said = await got.json().catch(() => ({ kind: "fault", error: got.statusText }));
    throw new Refused(said.kind, said.error, said.about);
  }
  keep(name, await got.blob());
}

function keep(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

// RFC 4180, with the mark by which spreadsheet programs know UTF-8. A cell that such a program would take for a formula
// begins with an apostrophe.
export function csv(rows: (string | number)[][]): string {
  const cell = (value: string | number) => {
    const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return "\uFEFF" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}
