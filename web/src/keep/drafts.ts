// Drafts as they were fetched; the browser's own cache asks whether there is a newer one.
import { api, ask, type Draft } from "../api/client";

const fetched = new Map<string, Promise<Draft>>();

export function draftOf(id: string): Promise<Draft> {
  let draft = fetched.get(id);
  if (!draft) {
    draft = ask(api.GET("/api/drafts/{id}", { params: { path: { id } } }));
    draft.catch(() => fetched.delete(id));
    fetched.set(id, draft);
  }
  return draft;
}
