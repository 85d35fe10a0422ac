import type { ReactNode } from "react";
import { LanguageLinks } from "#components/layout/language-links.tsx";
import { PublicFrame } from "#components/layout/public-frame.tsx";
import { currentDisplay } from "#server/api/display.ts";

/** The frame of pages that need no account. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const { locale } = await currentDisplay();
  return <PublicFrame languages={<LanguageLinks locale={locale} />}>{children}</PublicFrame>;
}
