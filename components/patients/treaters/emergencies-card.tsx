"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { useWho } from "#components/patients/patient-facts.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { When } from "#components/ui/when.tsx";
import type { Emergency } from "#server/patients/treaters/contract.ts";

/** The records that were opened from outside those who treat, for the privacy officer; none is no card. */
export function EmergenciesCard({ emergencies }: { emergencies: Emergency[] }) {
  const words = useTranslations("patients.emergency");
  if (emergencies.length === 0) return null;
  return (
    <Callout state="now" title={words("card")}>
      <p>{words("cardBody")}</p>
      <ul className="mt-3 grid gap-3">
        {emergencies.map((one) => (
          <EmergencyLine key={one.openingId} emergency={one} shown={emergencies} />
        ))}
      </ul>
    </Callout>
  );
}

function EmergencyLine({ emergency, shown }: { emergency: Emergency; shown: Emergency[] }) {
  const words = useTranslations("patients.emergency");
  const whoOf = useWho();
  const { run, isPending } = useAction();
  const { openingId, personName, openedAt, reason, note } = emergency;
  const who = words("who", { person: personName, patient: whoOf(emergency, shown) });
  const see = () =>
    run(() => api.patients.seeEmergencies.mutate({ openingIds: [openingId] }), { done: words("seenDone") });
  return (
    <li className="flex flex-wrap items-start justify-between gap-3">
      <span className="min-w-0">
        {who}
        <span className="block text-small">
          <When at={openedAt} precision="minute" />
          {`. ${words(`reasons.${reason}`)}${note ? `: “${note}”` : ""}`}
        </span>
      </span>
      <Button size="small" aria-label={`${words("seen")}: ${who}`} isPending={isPending} onPress={see}>
        {words("seen")}
      </Button>
    </li>
  );
}
