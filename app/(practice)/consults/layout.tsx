import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

/** Translations for the client components of this screen, maintained by `npm run words`. */
export default function WordsLayout({ children }: { children: ReactNode }) {
  return (
    <SectionWords
      words={[
        "consults.approval",
        "consults.drafts",
        "consults.inbox",
        "consults.promise",
        "consults.reasons",
        "consults.search",
      ]}
    >
      {children}
    </SectionWords>
  );
}
