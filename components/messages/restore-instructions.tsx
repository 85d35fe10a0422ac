"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { ConfirmedAct } from "#components/ui/confirmed-act.tsx";
import type { ProtocolKind } from "#db/terms/measurements.ts";

/** Puts the text of Balie back in place of the practice's own, after confirmation. */
export function RestoreInstructions({ kind }: { kind: ProtocolKind }) {
  const words = useTranslations("messages.instructions");
  const keep = useTranslations("messages.templates")("keep");
  const name = useTranslations("measurements.protocols")(kind);
  return (
    <ConfirmedAct
      look="plain"
      size="small"
      verb={words("restore")}
      subject={name}
      title={words("restoreTitle")}
      keep={keep}
      done={words("restored")}
      act={() => api.messages.restoreInstructions.mutate({ kind })}
    >
      {words("restoreBody")}
    </ConfirmedAct>
  );
}
