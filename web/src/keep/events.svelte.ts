// What happens on the server, as it happens. A page says what it wants to hear of; one stream serves all of them, and only
// while the page is looked at: a browser has few connections, and who comes back asks for everything again anyway.
export type Happening = "consultation" | "desk" | "files" | "analysis";

type Listener = { of: Happening; act: () => void; due?: ReturnType<typeof setTimeout> };

const soon = 250;       // milliseconds: what comes together is answered once
const again = 5_000;    // until the next try when the server cannot be reached
const listeners = new Set<Listener>();
let stream: EventSource | undefined;
let waiting: ReturnType<typeof setTimeout> | undefined;

export const analysis = $state({ done: 0, total: 0 });

function tell(of?: Happening): void {
  for (const one of listeners)
    if (!of || one.of === of) one.due ??= setTimeout(() => ((one.due = undefined), one.act()), soon);
}

function open(): void {
  clearTimeout(waiting);
  if (stream || document.hidden || !listeners.size) return;
  const opened = (stream = new EventSource("/api/events"));
  for (const of of ["consultation", "desk", "files"] as const) opened.addEventListener(of, () => tell(of));
  opened.addEventListener("lost", () => tell());
  opened.addEventListener("analysis", (event) => {
    Object.assign(analysis, JSON.parse((event as MessageEvent<string>).data));
    tell("analysis");
  });
  let before = false;
  opened.onopen = () => {
    if (before) tell();
    before = true;
  };
  // The browser tries again by itself, save when it was refused: then this does, and asks meanwhile.
  opened.onerror = () => {
    before = true;
    if (opened.readyState !== EventSource.CLOSED || stream !== opened) return;
    stream = undefined;
    waiting = setTimeout(() => (tell(), open()), again);
  };
}

function close(): void {
  clearTimeout(waiting);
  stream?.close();
  stream = undefined;
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) return close();
  if (!stream && listeners.size) tell();
  open();
});

// Gives what ends it.
export function hear(of: Happening, act: () => void): () => void {
  const one: Listener = { of, act };
  listeners.add(one);
  open();
  return () => {
    clearTimeout(one.due);
    listeners.delete(one);
    if (!listeners.size) close();
  };
}
