"use client";

import { NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { addWords, type SomeWords } from "./some-words.ts";

/** Adds translations to those that the enclosing provider already has. */
export function MoreWords({ words, children }: { words: SomeWords; children: ReactNode }) {
  const known = useMessages();
  const messages = useMemo(() => addWords(known, words), [known, words]);
  return (
    <NextIntlClientProvider locale={useLocale()} messages={messages}>
      {children}
    </NextIntlClientProvider>
  );
}
