// The typed client: paths and shapes come from openapi.json (npm run types).
import createClient from "openapi-fetch";
import type { components, paths } from "./schema";

type Schemas = components["schemas"];
export type Session = Schemas["Session"];
export type SignIn = Schemas["SignIn"];
export type OwnAccount = Schemas["OwnAccount"];
export type SecondStepSecret = Schemas["SecondStepSecret"];
export type Consultation = Schemas["Consultation"];
export type Topic = Consultation["topics"][number];
export type Draft = Schemas["Draft"];
export type Block = Schemas["Block"];
export type TypedOpinion = Schemas["TypedOpinion"];
export type OwnOpinion = Schemas["OwnOpinion"];
export type Kind = Schemas["Kind"];
export type SourceHead = Schemas["SourceHead"];
export type Source = Schemas["Source"];
export type QueueItem = Schemas["QueueItem"];
export type Opinion = Schemas["Opinion"];
export type GroupHead = Schemas["GroupHead"];
export type Group = Schemas["Group"];
export type RosterView = Schemas["RosterView"];
export type UnitMembers = Schemas["UnitMembers"];
export type Overview = Schemas["Overview"];
export type Found = Schemas["Found"];
export type Proof = Schemas["Proof"];
export type Synthesis = Schemas["Synthesis"];
export type KeptBack = Schemas["KeptBack"];
export type Meetings = Schemas["Meetings"];
export type Meeting = Schemas["Meeting"];
export type DroppedFile = Schemas["DroppedFile"];
export type Start = Schemas["Start"];
export type StartFile = Schemas["StartFile"];
export type Correction = Schemas["Correction"];
// What a person corrects: only what is set.
export type Change = Omit<Correction, "opinion">;

let csrf = "";
export function useToken(token: string | undefined): void {
  csrf = token ?? "";
}

export const api = createClient<paths>({ baseUrl: "/" });
api.use({
  onRequest({ request }) {
    if (request.method !== "GET" && csrf) request.headers.set("X-CSRF-Token", csrf);
    return request;
  },
});

// What went wrong: what the server said, or that it could not be reached.
export class Refused extends Error {
  constructor(readonly kind: string, message: string, readonly about = "") {
    super(message);
  }
  get lostConnection(): boolean {
    return this.kind === "offline";
  }
}

type Answer<T> = { data?: T; error?: { error: string; kind: string; about?: string }; response: Response };

// The answer's content, or a Refused.
export async function ask<T>(answer: Promise<Answer<T>>): Promise<T> {
  let got: Answer<T>;
  try {
    got = await answer;
  } catch {
    throw new Refused("offline", "");
  }
  if (got.error) throw new Refused(got.error.kind ?? "fault", got.error.error ?? got.response.statusText, got.error.about);
  if (!got.response.ok) throw new Refused("fault", got.response.statusText);
  return got.data as T;
}

// Where many sign in at one moment the server asks to come again: a few times, not all at once.
export async function patiently<T>(what: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; ++tries) {
    try {
      return await what();
    } catch (fault) {
      if ((fault as Refused).kind !== "busy" || tries >= 8) throw fault;
      await new Promise((then) => setTimeout(then, 300 + Math.random() * 500 * tries));
    }
  }
}
