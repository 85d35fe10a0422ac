import { readFileSync } from "node:fs";
import { Refusal } from "#server/run/installation.ts";
import { type Heard, type Pgo, talk } from "./pgo-client.ts";
import { documentsBundle, type PgoFile } from "./pgo-documents.ts";

function filesAt(paths: readonly string[]): PgoFile[] {
  return paths.map((path) => ({ name: path, bytes: readFileSync(path) }));
}

/** Writes to the practice with photos or documents. */
export async function askWith(pgo: Pgo, paths: readonly string[], text: string): Promise<Heard> {
  const resource = documentsBundle(
    { files: filesAt(paths), text, version: pgo.version },
    { isAsked: true },
    new Date(),
  );
  return talk(pgo, { method: "POST", path: "", use: "ask-practice", resource });
}

/** Shares photos or documents without a message. */
export async function sharePhotos(pgo: Pgo, paths: readonly string[], text: string): Promise<Heard> {
  if (paths.length === 0) throw new Refusal("Which file? For example: npm run pgo -- photo huid.jpg");
  const resource = documentsBundle(
    { files: filesAt(paths), text, version: pgo.version },
    { isAsked: false },
    new Date(),
  );
  return talk(pgo, { method: "POST", path: "", use: "share-documents", resource });
}
