"use client";

import { NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { addWords, type SomeWords } from "./some-words.ts";

/** Adds the words of a part of Balie to those that the browser has from the frame around it. */
export function MoreWords({ words, children }: { words: SomeWords; children: ReactNode }) {
  const known = useMessages();
  const messages = useMemo(() => addWords(known, words), [known, words]);
  return (
    <NextIntlClientProvider locale={useLocale()} messages={messages}>
      {children}
    </NextIntlClientProvider>
  );
}
