import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

/** Translations for the client components of this screen, maintained by `npm run words`. */
export default function WordsLayout({ children }: { children: ReactNode }) {
  return (
    <SectionWords
      words={[
        "people.enrol",
        "people.invite",
        "people.newPassword",
        "people.profile.display",
        "people.profile.mail",
        "people.profile.name",
        "people.profile.password",
        "people.profile.secondFactor",
        "people.recovery",
        "people.sessions",
        "ui.table",
      ]}
    >
      {children}
    </SectionWords>
  );
}
