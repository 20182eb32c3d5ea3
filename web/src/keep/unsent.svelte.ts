// What is typed and not yet acknowledged by the server, kept on this device for each account: it outlives a lost
// connection, a closed tab and an empty battery, and goes away only when the server has it or the writer discards it.
import { api, ask, Refused, type OwnOpinion, type TypedOpinion } from "../api/client";

export type Unsent = {
  key: string;
  typed: TypedOpinion;
  about: string;     // the chosen words or the paragraph, to show what it is about
  sending: boolean;  // the writer has sent it; it is tried until the server takes it or refuses it
  refused?: string;  // why it was refused
  kept_at: string;
};

export const unsent = $state<{ all: Unsent[] }>({ all: [] });
let place = "";

export function keepFor(account: string): void {
  place = `dienhong.unsent.${account}`;
  unsent.all = read();
}

function read(): Unsent[] {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "[]") as Unsent[];
  } catch {
    return [];
  }
}

// Another tab of the same person may write too: what it wrote is taken over first.
function write(change: (all: Unsent[]) => Unsent[]): void {
  unsent.all = change(read());
  if (unsent.all.length) localStorage.setItem(place, JSON.stringify(unsent.all));
  else localStorage.removeItem(place);
}

export function keep(one: Unsent): void {
  write((all) => [...all.filter((other) => other.key !== one.key), { ...one, kept_at: new Date().toISOString() }]);
}

export function discard(key: string): void {
  write((all) => all.filter((one) => one.key !== key));
}

export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// The server's word for it, or a Refused; a lost connection leaves it waiting to be sent again.
export async function send(one: Unsent): Promise<OwnOpinion> {
  keep({ ...one, sending: true, refused: undefined });
  try {
    const own = await ask(api.PUT("/api/own/opinions/{key}", { params: { path: { key: one.key } }, body: one.typed }));
    discard(one.key);
    return own;
  } catch (fault) {
    const refused = fault as Refused;
    if (!refused.lostConnection && refused.kind !== "fault" && refused.kind !== "signed_out") keep({ ...one, sending: false, refused: refused.message });
    throw fault;
  }
}

let trying = false;
export async function sendWaiting(): Promise<boolean> {
  if (trying) return false;
  trying = true;
  let any = false;
  try {
    for (const one of unsent.all.filter((waiting) => waiting.sending)) {
      await send(one);
      any = true;
    }
  } catch {
    // It is kept; the next try comes with the connection or the clock.
  } finally {
    trying = false;
  }
  return any;
}
