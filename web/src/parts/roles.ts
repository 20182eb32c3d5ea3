// The colours of a source's text: what a secretary tells apart; all that is known and of no concern is one.
import type { Word } from "../words/words.svelte";

const own = ["opinion", "reason", "place", "quoted_draft", "author", "unit", "document", "unaccounted"];
export const shownRoles = [...own.slice(0, -1), "other", "unaccounted"];
export const shownRole = (role: string) => (own.includes(role) ? role : "other");
export const roleWord = (role: string) => `role_${role}` as Word;
