// The units that the caller may name, from the roster; fetched once.
import { api, ask, type RosterView } from "../api/client";

let fetched: Promise<RosterView["units"]> | undefined;

export function unitsOf(): Promise<RosterView["units"]> {
  fetched ??= ask(api.GET("/api/desk/roster")).then((got) => got.units);
  fetched.catch(() => (fetched = undefined));
  return fetched;
}
