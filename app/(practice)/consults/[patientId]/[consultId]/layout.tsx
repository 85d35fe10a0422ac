import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

/** Translations for the client components of this screen, maintained by `npm run words`. */
export default function WordsLayout({ children }: { children: ReactNode }) {
  return (
    <SectionWords
      words={[
        "consults.acts",
        "consults.answer",
        "consults.notes",
        "consults.planned",
        "consults.referral",
        "consults.steps",
        "consults.transfer",
        "messages.preview",
        "messages.writing",
        "tasks.call",
        "tasks.finish",
        "tasks.form",
      ]}
    >
      {children}
    </SectionWords>
  );
}
