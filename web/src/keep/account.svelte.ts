// Who is signed in, and what they have said: shared by all rooms.
import { api, ask, patiently, useToken, type Consultation, type OwnOpinion, type Session, type SignIn } from "../api/client";
import { keepFor, sendWaiting } from "./unsent.svelte";

export const account = $state<{ session?: Session; consultation?: Consultation; own: OwnOpinion[] }>({ own: [] });

export async function loadSession(): Promise<Session> {
  return take(await ask(api.GET("/api/session")));
}

export type Way = SignIn;
export async function signIn(way: Way): Promise<Session> {
  return take(await patiently(() => ask(api.POST("/api/session", { body: way }))));
}

function take(session: Session): Session {
  account.session = session;
  useToken(session.csrf);
  if (session.signed_in) keepFor(`${session.part}.${session.name}`);
  return session;
}

export async function signOut(): Promise<void> {
  await ask(api.DELETE("/api/session"));
  location.assign("/vao");
}

export async function loadConsultation(): Promise<Consultation> {
  return (account.consultation ??= await ask(api.GET("/api/consultation")));
}

export async function loadOwn(): Promise<void> {
  account.own = (await ask(api.GET("/api/own/opinions"))).opinions;
}

// What waits is sent when the connection is back, and tried now and then.
export function keepSending(): void {
  const again = async () => {
    if (account.session?.part === "member" && (await sendWaiting())) await loadOwn();
  };
  window.addEventListener("online", again);
  setInterval(again, 15_000);
  void again();
}
