"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { ConfirmedAct } from "#components/ui/confirmed-act.tsx";
import type { TrustFacts } from "#server/gateways/contract.ts";

/** Withdraws trust in a DVA, after confirmation. */
export function WithdrawGateway({ trust }: { trust: TrustFacts }) {
  const words = useTranslations("gateways");
  return (
    <ConfirmedAct
      look="plain"
      size="small"
      verb={words("withdraw")}
      subject={trust.name}
      title={words("withdrawTitle", { name: trust.name })}
      keep={words("keep")}
      done={words("withdrawn")}
      act={() => api.gateways.withdraw.mutate({ trustId: trust.trustId })}
    >
      {words("withdrawBody")}
    </ConfirmedAct>
  );
}
