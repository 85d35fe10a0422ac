"use client";

import { Download } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { buttonLook } from "#components/ui/button-look.ts";

/** Exports what the filters show. A plain link, so that nothing prefetches it. */
export function OverviewExportLink() {
  const words = useTranslations("connections.overview");
  const parameters = new URLSearchParams(useSearchParams());
  parameters.delete("after");
  return (
    <a href={`/overview/export?${parameters}`} download className={buttonLook("quiet")}>
      <Download aria-hidden="true" className="size-4" />
      {words("export")}
    </a>
  );
}
