"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { ConfirmedAct } from "#components/ui/confirmed-act.tsx";

/** Removes a register entry that belongs to another organization. */
export function ReleaseConnection({ providerName }: { providerName: string }) {
  const words = useTranslations("connections.ties");
  return (
    <ConfirmedAct
      look="plain"
      size="small"
      className="self-start print:hidden"
      verb={words("release")}
      title={words("release-title")}
      keep={words("keep")}
      done={words("released")}
      act={() => api.connections.release.mutate({ providerName })}
    >
      {words("release-body", { name: providerName })}
    </ConfirmedAct>
  );
}
