"use client";

import { NextIntlClientProvider } from "next-intl";
import { ErrorScreen } from "#components/layout/error-screen.tsx";
import nlShell from "#server/language/nl/shell.json" with { type: "json" };
import "./globals.css";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** Shown when the root layout itself fails; in Dutch, because the reader's language is unknown at that point. */
export default function GlobalError({ error, reset }: Props) {
  return (
    <html lang="nl" data-theme="system" data-density="comfortable">
      <body>
        <title>{nlShell.product}</title>
        <NextIntlClientProvider locale="nl" messages={{ shell: nlShell }}>
          <main>
            <ErrorScreen digest={error.digest} onAgain={reset} />
          </main>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
