"use client";

import { Download } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { buttonLook } from "#components/ui/button-look.ts";
import { auditFormats } from "#db/terms/audit.ts";

/** Takes along what the filters show. Plain links: nothing may fetch them before somebody presses. */
export function AuditExportLinks() {
  const words = useTranslations("audit.export");
  const search = useSearchParams();
  return auditFormats.map((format) => {
    const parameters = new URLSearchParams(search);
    parameters.delete("after");
    parameters.set("format", format);
    return (
      <a key={format} href={`/audit/export?${parameters}`} download className={buttonLook("quiet")}>
        <Download aria-hidden="true" className="size-4" />
        {words(format)}
      </a>
    );
  });
}
