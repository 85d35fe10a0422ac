import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
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

/** The document: language, theme and density are on it before the first paint, so nothing flashes. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, theme, density } = await currentDisplay();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang={locale} data-theme={theme} data-density={density}>
      <head>
        {/* React Aria reads it for the one style it adds. */}
        <meta property="csp-nonce" nonce={nonce} />
      </head>
      <body>
        {/* Only the words that a section draws in the browser go there: all of them would be most of every page. */}
        <NextIntlClientProvider messages={{}}>
          <SectionWords section="">
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
