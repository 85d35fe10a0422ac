import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

/** Translations for the client components of this screen, maintained by `npm run words`. */
export default function WordsLayout({ children }: { children: ReactNode }) {
  return (
    <SectionWords
      words={[
        "fhir.meanings",
        "measurements",
        "messages.preview",
        "messages.writing",
        "reviews.adjust",
        "reviews.alarm",
        "reviews.conclude",
        "reviews.hand-over",
        "reviews.looking-on",
        "reviews.past",
        "tasks.call",
        "tasks.finish",
        "tasks.form",
      ]}
    >
      {children}
    </SectionWords>
  );
}
