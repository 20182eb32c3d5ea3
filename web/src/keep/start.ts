// The files that a consultation begins with, on their way to the server; what comes of them it tells itself (showStart).
import { api, ask, type StartFile } from "../api/client";

export async function sendStartFile(kind: StartFile["kind"], file: File, document: string): Promise<void> {
  const how = { headers: { "Content-Type": "application/octet-stream" }, body: file as unknown as string, bodySerializer: (body: string) => body };
  const query = { name: file.name };
  if (kind === "guide") await ask(api.POST("/api/start/guide", { params: { query }, ...how }));
  else if (kind === "roster") await ask(api.POST("/api/start/roster", { params: { query }, ...how }));
  else await ask(api.POST("/api/start/draft", { params: { query: { ...query, document } }, ...how }));
}
