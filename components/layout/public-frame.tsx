import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CounterMark } from "#components/ui/counter-mark.tsx";
import { Link } from "#components/ui/link.tsx";

/** Layout of the pages that need no account: logo, larger type, and a note on what Balie is not. */
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
      <div aria-hidden="true" className="mt-8 print:hidden">
        <div className="mx-auto flex max-w-page justify-end px-8 desk:px-20">
          <svg viewBox="0 0 120 60" aria-hidden="true" className="h-11 fill-dawn/40 pane:h-15">
            <path d="M4 60a56 56 0 0 1 112 0Z" />
          </svg>
        </div>
        <div className="h-1.5 bg-lead/75" />
      </div>
      <footer className="bg-sunken text-ink-soft text-small">
        <p className="mx-auto w-full max-w-page px-4 py-5 desk:px-8">{words("disclaimer")}</p>
      </footer>
    </div>
  );
}
