// Which room an address names. Every place has an address that can be sent to a colleague.
export const at = $state({ path: location.pathname, hash: location.hash, search: location.search });

export function go(path: string, replace = false): void {
  history[replace ? "replaceState" : "pushState"]({}, "", path);
  read();
  window.scrollTo(0, 0);
}

function read(): void {
  at.path = location.pathname;
  at.hash = location.hash;
  at.search = location.search;
}

// Links inside the site change the room without loading it anew.
export function followLinks(event: MouseEvent): void {
  const link = (event.target as Element).closest?.("a[href]") as HTMLAnchorElement | null;
  const plain = !event.defaultPrevented && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || link.target || link.origin !== location.origin || link.hasAttribute("download") || link.hasAttribute("data-away")) return;
  const here = link.pathname === location.pathname && link.search === location.search;
  if (link.pathname.startsWith("/api/") || (here && link.hash)) return;
  event.preventDefault();
  go(link.pathname + link.search + link.hash);
}

window.addEventListener("popstate", read);
