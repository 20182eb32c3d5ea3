// Meetings as they are being typed in, kept on this device for each account until the server has them or they are discarded.
import { account } from "./account.svelte";

export type Speech = { who: string; document: string; block: number | null; topic: string; text: string };
export type KeptMeeting = {
  key: string;
  unit: string;
  subject: string;
  day: string;
  from: string;
  to: string;
  place: string;
  chair: string;
  secretary: string;
  present: number;
  speeches: Speech[];
  line: { who: string; where: string; text: string; draft: string; editing: number };  // half typed
  kept_at: string;
};

const where = () => `dienhong.meetings.${account.session?.part}.${account.session?.name}`;

export function keptMeetings(): KeptMeeting[] {
  try {
    return JSON.parse(localStorage.getItem(where()) ?? "[]") as KeptMeeting[];
  } catch {
    return [];
  }
}

function write(all: KeptMeeting[]): void {
  if (all.length) localStorage.setItem(where(), JSON.stringify(all));
  else localStorage.removeItem(where());
}

export function keepMeeting(one: KeptMeeting): void {
  write([...keptMeetings().filter((other) => other.key !== one.key), { ...one, kept_at: new Date().toISOString() }]);
}

export function discardMeeting(key: string): void {
  write(keptMeetings().filter((one) => one.key !== key));
}

export function newMeeting(key: string): KeptMeeting {
  const now = new Date();
  const day = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  return { key, unit: account.session?.unit ?? "", subject: "", day, from: "", to: "", place: "", chair: "", secretary: "", present: 0, speeches: [], line: emptyLine(""), kept_at: "" };
}

export const emptyLine = (draft: string): KeptMeeting["line"] => ({ who: "", where: "", text: "", draft, editing: -1 });
