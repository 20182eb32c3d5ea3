// Files on their way to the server, two at a time; what the server has it tells itself (listFiles).
import { api, ask, type Refused } from "../api/client";

export type Outgoing = { number: number; name: string; file: File; unit: string; state: "waiting" | "sending" | "failed"; why?: Refused };

export const outgoing = $state<{ all: Outgoing[] }>({ all: [] });
const at_once = 2;
let last = 0;

// With the folder it lies in: its name may tell the unit.
const nameOf = (file: File) => (file.webkitRelativePath || file.name).split("/").slice(-2).join("/");

export function sendFiles(files: Iterable<File>, unit: string): void {
  for (const file of files) outgoing.all.push({ number: ++last, name: nameOf(file), file, unit, state: "waiting" });
  next();
}

export function sendAgain(number: number): void {
  const one = outgoing.all.find((other) => other.number === number);
  if (one) one.state = "waiting";
  next();
}

export function forget(number: number): void {
  outgoing.all = outgoing.all.filter((one) => one.number !== number);
}

function next(): void {
  const free = at_once - outgoing.all.filter((one) => one.state === "sending").length;
  for (const one of outgoing.all.filter((other) => other.state === "waiting").slice(0, free)) void send(one);
}

async function send(one: Outgoing): Promise<void> {
  one.state = "sending";
  try {
    await ask(api.POST("/api/desk/files", {
      params: { query: { name: one.name, unit: one.unit || undefined } },
      headers: { "Content-Type": "application/octet-stream" },
      body: one.file as unknown as string,
      bodySerializer: (body) => body,
    }));
    forget(one.number);
  } catch (fault) {
    one.state = "failed";
    one.why = fault as Refused;
  }
  next();
}
