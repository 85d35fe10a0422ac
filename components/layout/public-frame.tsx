import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CounterMark } from "#components/ui/counter-mark.tsx";

/** The frame of pages that need no account: the mark, room, larger type, and what Balie is not. */
export function PublicFrame({ children, languages }: { children: ReactNode; languages: ReactNode }) {
  const words = useTranslations("shell");
  return (
    <div className="flex min-h-dvh flex-col bg-morning text-large">
      <header className="mx-auto flex w-full max-w-page items-center justify-between gap-4 px-4 py-4 desk:px-8 print:hidden">
        <Link href="/" className="flex items-center gap-2.5 rounded-control pr-2 font-strong">
          <CounterMark className="size-8" />
          {words("product")}
        </Link>
        {languages}
      </header>
      <main id="content" className="mx-auto w-full max-w-page grow px-4 py-6 desk:px-8">
        {children}
      </main>
      <footer className="mx-auto w-full max-w-page px-4 py-6 text-ink-soft text-small desk:px-8">
        <p>{words("disclaimer")}</p>
      </footer>
    </div>
  );
}
