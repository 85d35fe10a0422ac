import type { useTranslations } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { MoreWords } from "#components/layout/more-words.tsx";
import { pickWords } from "#components/layout/some-words.ts";

/** A namespace of next-intl, or a path in one: "ui.form". */
type WordPath = NonNullable<Parameters<typeof useTranslations>[0]>;

/**
 * Sends translations to the browser, in addition to those of the enclosing layouts. Used in layouts, which persist
 * while lists are filtered and screens refresh, so they are sent once. `npm run words` derives the list from the
 * components.
 */
export async function SectionWords({ words, children }: { words: readonly WordPath[]; children: ReactNode }) {
  return <MoreWords words={pickWords(await getMessages(), words)}>{children}</MoreWords>;
}
