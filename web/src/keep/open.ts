// Whether something may still be said, as the guide's days and the office have it.
import type { Consultation } from "../api/client";

// The last day, when it has passed and the office takes nothing late; empty while it is open.
export function closedSince(consultation: Consultation | undefined, last_day: string | null | undefined): string {
  return consultation && last_day && consultation.today > last_day && !consultation.accepts_late ? last_day : "";
}

export const late = (consultation: Consultation | undefined, last_day: string | null | undefined) =>
  !!consultation && !!last_day && consultation.today > last_day && consultation.accepts_late;
