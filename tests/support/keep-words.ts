import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { drawnWords, sending, sentWords } from "./client-words.ts";

/**
 * `npm run words`: writes the namespaces that each screen needs in the browser into its layout. Creates a missing
 * layout, and removes one that only sends translations and no longer has any to send.
 */
const layoutOf = (words: string) => `import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

/** Translations for the client components of this screen, maintained by \`npm run words\`. */
export default function WordsLayout({ children }: { children: ReactNode }) {
  return <SectionWords words={${words}}>{children}</SectionWords>;
}
`;

const drawn = drawnWords();
const sent = sentWords();
const written: string[] = [];
const changed = [...new Set([...drawn.keys(), ...sent.keys()])].filter(
  (folder) => drawn.get(folder)?.join() !== sent.get(folder)?.join(),
);
for (const folder of changed) {
  const layout = join(folder, "layout.tsx");
  const words = JSON.stringify(drawn.get(folder) ?? []);
  const before = existsSync(layout) ? readFileSync(layout, "utf8") : layoutOf("[]");
  if (!sending.test(before)) throw new Error(`${layout} must hold <SectionWords words={[]}> around what it draws`);
  const isBare = !drawn.has(folder) && before.includes("function WordsLayout");
  if (isBare) rmSync(layout);
  else {
    writeFileSync(layout, before.replace(sending, `$1${words}}`));
    written.push(layout);
  }
  console.log(`${layout}: ${isBare ? "removed" : words}`);
}
if (written.length > 0) execFileSync("biome", ["check", "--write", "--log-level=error", ...written]);
console.log(`${changed.length} of ${drawn.size} lists changed`);
