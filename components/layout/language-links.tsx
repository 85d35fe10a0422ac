"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Suspense } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { type Locale, locales } from "#db/terms/people.ts";

const names: Record<Locale, string> = { nl: "Nederlands", en: "English" };

/** Language switch of the public pages; a form, so that it works without JavaScript. */
export function LanguageLinks({ locale }: { locale: Locale }) {
  const words = useTranslations("shell.account");
  return (
    <form action="/api/language" method="post" aria-label={words("language")} className="flex gap-1 text-body">
      <Suspense>
        <BackPath />
      </Suspense>
      {locales.map((choice) => (
        <button
          key={choice}
          type="submit"
          name="locale"
          value={choice}
          lang={choice}
          aria-pressed={choice === locale}
          className={classNames(
            "min-h-control rounded-control px-3 hover:bg-ink/6",
            choice === locale ? "font-strong text-ink" : "text-ink-soft",
          )}
        >
          {names[choice]}
        </button>
      ))}
    </form>
  );
}

function BackPath() {
  const search = useSearchParams().toString();
  const path = usePathname();
  return <input type="hidden" name="back" value={search ? `${path}?${search}` : path} />;
}
