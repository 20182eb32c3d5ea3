// The texts of the interface: ICU messages, Vietnamese first.
import { IntlMessageFormat } from "intl-messageformat";
import { english } from "./english";
import { vietnamese } from "./vietnamese";

export type Word = keyof typeof vietnamese;
export type Language = "vi" | "en";

const kept = localStorage.getItem("dienhong.language");
export const spoken = $state<{ language: Language }>({ language: kept === "en" ? "en" : "vi" });
document.documentElement.lang = spoken.language;

const made = new Map<string, IntlMessageFormat>();

export const isWord = (text: string): text is Word => text in vietnamese;

export function t(word: Word, values?: Record<string, string | number>): string {
  const language = spoken.language;
  const text = (language === "vi" ? vietnamese : english)[word];
  const key = language + word;
  let message = made.get(key);
  if (!message) made.set(key, (message = new IntlMessageFormat(text, language)));
  return String(message.format(values));
}

export function speak(language: Language): void {
  spoken.language = language;
  document.documentElement.lang = language;
  localStorage.setItem("dienhong.language", language);
}

// "thứ Ba, 24/11/2026 16:20"
export function moment(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(spoken.language === "vi" ? "vi-VN" : "en-GB", { weekday: "long", day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" }).format(date);
}

// "thứ Ba, 24/11/2026"
export function day(iso: string): string {
  const date = new Date(iso.length === 10 ? `${iso}T12:00:00` : iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(spoken.language === "vi" ? "vi-VN" : "en-GB", { weekday: "long", day: "2-digit", month: "2-digit", year: "numeric" }).format(date);
}

// Of so many; "94 %". What is not quite all is not told as all, nor what is not quite nothing as nothing.
export function percent(part: number, whole: number): string {
  if (!whole) return "–";
  const exact = (100 * part) / whole;
  return `${part > 0 && exact < 1 ? 1 : part < whole ? Math.min(99, Math.round(exact)) : 100} %`;
}
