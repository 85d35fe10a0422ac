"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonLook } from "#components/ui/button-look.ts";
import { conversationFormats } from "#db/terms/consults.ts";

type ExportLinksProps = { consultId: string; patientId: string; isKept: boolean };

/** The conversation as a file. Plain links, so that nothing prefetches them: each is a line in the log. */
export function ExportLinks({ consultId, patientId, isKept }: ExportLinksProps) {
  const words = useTranslations("consults.transfer");
  if (isKept) return <p className="text-small">{words("keptFrom")}</p>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset does not lay out as a row everywhere
    <div role="group" aria-label={words("exports")} className="flex flex-wrap gap-2">
      {conversationFormats.map((format) => (
        <a
          key={format}
          href={`/consults/${patientId}/${consultId}/export?format=${format}`}
          download
          className={buttonLook("quiet", "small")}
        >
          <Download aria-hidden="true" className="size-4" />
          {words(format)}
        </a>
      ))}
    </div>
  );
}
