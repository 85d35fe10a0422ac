import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CspNonce } from "#components/layout/csp-nonce.tsx";
import { Providers } from "#components/layout/providers.tsx";
import { Toaster } from "#components/ui/toaster.tsx";
import { currentDisplay } from "#server/api/display.ts";
import { SectionWords } from "./section-words.tsx";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations("shell");
  return {
    title: { default: words("product"), template: `%s · ${words("product")}` },
    description: words("tagline"),
    icons: { icon: "/icon.svg" },
    robots: { index: false },
  };
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbf8f3" },
    { media: "(prefers-color-scheme: dark)", color: "#11161c" },
  ],
};

/** Root layout. Language, theme and density are set on the server, so nothing flashes on first paint. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, theme, density } = await currentDisplay();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang={locale} data-theme={theme} data-density={density}>
      <head>
        <CspNonce nonce={nonce} />
      </head>
      <body>
        {/* No messages here: each section sends only what its client components use (section-words.tsx). */}
        <NextIntlClientProvider messages={{}}>
          <SectionWords words={["shell.broken", "ui.toast"]}>
            <Providers locale={locale}>
              {children}
              <Toaster />
            </Providers>
          </SectionWords>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
