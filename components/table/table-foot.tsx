"use client";

import { ArrowRight, ChevronsLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/link-button.tsx";
import { changedAddress, isPastFirst, nextAddress } from "./list-address.ts";
import type { Address } from "./table-head.tsx";

type TableFootProps = { address: Address; nextCursor: string | null; countWords: string | undefined };

/** The total and the link to the next page. Keyset paging: forward, or back to the first page. */
export function TableFoot({ address, nextCursor, countWords }: TableFootProps) {
  const words = useTranslations("ui.table");
  const isLater = isPastFirst(address.search);
  if (!nextCursor && !isLater && !countWords) return null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 border-line border-t px-card py-2.5">
      <p className="text-ink-soft text-small">{countWords}</p>
      {nextCursor || isLater ? (
        <nav aria-label={words("pages")} className="flex gap-2 print:hidden">
          {isLater ? (
            <LinkButton look="plain" size="small" href={changedAddress(address.path, address.search, {})}>
              <ChevronsLeft aria-hidden="true" className="size-4" />
              {words("first")}
            </LinkButton>
          ) : null}
          {nextCursor ? (
            <LinkButton size="small" href={nextAddress(address.path, address.search, nextCursor)}>
              {words("next")}
              <ArrowRight aria-hidden="true" className="size-4" />
            </LinkButton>
          ) : null}
        </nav>
      ) : null}
    </div>
  );
}
