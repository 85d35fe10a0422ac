"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useSingleKeys } from "#components/layout/single-keys.ts";
import { LinkButton } from "#components/ui/link-button.tsx";

/** To the next and the previous photo or document of this patient; `j`, `k`, and `u` back to all. Null: there is none. */
export function DocumentSteps({ next, previous, all }: { next: string | null; previous: string | null; all: string }) {
  const words = useTranslations("documents.viewer");
  const router = useRouter();
  const go = (address: string | null) => {
    if (address) router.push(address);
  };
  useSingleKeys({ j: () => go(next), k: () => go(previous), u: () => go(all) });
  return (
    <nav className="flex gap-2">
      {previous ? <LinkButton href={previous}>{words("previous")}</LinkButton> : null}
      {next ? <LinkButton href={next}>{words("next")}</LinkButton> : null}
    </nav>
  );
}
