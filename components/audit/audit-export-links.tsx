"use client";

import { Download } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { buttonLook } from "#components/ui/button-look.ts";
import { auditFormats } from "#db/terms/audit.ts";

/** Exports what the filters show. Plain links, so that nothing prefetches them; a recent proof is asked for first. */
export function AuditExportLinks() {
  const words = useTranslations("audit.export");
  const search = useSearchParams();
  const { run } = useAction();
  return auditFormats.map((format) => {
    const parameters = new URLSearchParams(search);
    parameters.delete("after");
    parameters.set("format", format);
    const address = `/audit/export?${parameters}`;
    const fetchFile = () => run(() => api.audit.mayExport.query(), { onDone: () => window.location.assign(address) });
    return (
      <a
        key={format}
        href={address}
        download
        className={buttonLook("quiet")}
        onClick={(event) => {
          event.preventDefault();
          fetchFile();
        }}
      >
        <Download aria-hidden="true" className="size-4" />
        {words(format)}
      </a>
    );
  });
}
