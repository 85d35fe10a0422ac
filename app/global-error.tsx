"use client";

import { NextIntlClientProvider } from "next-intl";
import { Broken } from "#components/layout/broken.tsx";
import nlShell from "#server/language/nl/shell.json" with { type: "json" };
import "./globals.css";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** When even the document fails: in Dutch, because the reader's language could not be read either. */
export default function GlobalError({ error, reset }: Props) {
  return (
    <html lang="nl" data-theme="system" data-density="comfortable">
      <body>
        <title>{nlShell.product}</title>
        <NextIntlClientProvider locale="nl" messages={{ shell: nlShell }}>
          <main>
            <Broken digest={error.digest} onAgain={reset} />
          </main>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
