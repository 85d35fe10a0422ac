import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";
import { LanguageLinks } from "#components/layout/language-links.tsx";
import { PublicFrame } from "#components/layout/public-frame.tsx";
import { currentDisplay } from "#server/api/display.ts";

/** Frame of the pages that need no account. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const { locale } = await currentDisplay();
  return (
    <SectionWords words={["shell.account"]}>
      <PublicFrame languages={<LanguageLinks locale={locale} />}>{children}</PublicFrame>
    </SectionWords>
  );
}
