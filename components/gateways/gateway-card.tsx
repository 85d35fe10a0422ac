import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Mark } from "#components/ui/mark.tsx";
import { When } from "#components/ui/when.tsx";
import { gatewayUses } from "#db/terms/gateways.ts";
import type { TrustFacts } from "#server/gateways/contract.ts";
import { EditGateway } from "./edit-gateway.tsx";
import { WithdrawGateway } from "./withdraw-gateway.tsx";

/** One DVA: what it may do, since when, and its activity this week. */
export function GatewayCard({ trust, mayChange }: { trust: TrustFacts; mayChange: boolean }) {
  const words = useTranslations("gateways");
  const isInForce = trust.withdrawnAt === null;
  return (
    <Card
      title={trust.name}
      aside={<Badge state={isInForce ? "fine" : "note"}>{words(isInForce ? "trusted" : "notTrusted")}</Badge>}
      foot={
        isInForce && mayChange ? (
          <div className="flex gap-2">
            <EditGateway trust={trust} />
            <WithdrawGateway trust={trust} />
          </div>
        ) : undefined
      }
    >
      <ul className="space-y-1.5 pb-4">
        {gatewayUses.map((use) => {
          const ids = trust.services.filter((one) => one.use === use).map((one) => one.serviceId);
          const isOpen = ids.length > 0 && isInForce;
          return (
            <li key={use} className="flex items-start gap-2">
              <Mark state={isOpen ? "fine" : "open"} label={words(isOpen ? "may" : "mayNot")} className="mt-0.5" />
              <span className={isOpen ? undefined : "text-ink-soft"}>
                {words(`uses.${use}`)}
                {ids.length > 0 ? (
                  <span className="text-ink-soft">
                    {" "}
                    · {words("service", { ids: ids.join(", "), count: ids.length })}
                  </span>
                ) : null}
              </span>
            </li>
          );
        })}
      </ul>
      <DescriptionList
        facts={[
          {
            term: words("since"),
            detail: (
              <>
                <When at={trust.trustedAt} precision="day" />
                {trust.trustedByName ? ` · ${trust.trustedByName}` : ""}
              </>
            ),
          },
          ...(trust.withdrawnAt
            ? [{ term: words("until"), detail: <When at={trust.withdrawnAt} precision="day" /> }]
            : []),
          {
            term: words("lastDelivery"),
            detail: trust.lastDeliveryAt ? <When at={trust.lastDeliveryAt} /> : words("nothingYet"),
          },
          {
            term: words("week"),
            detail: words("weekCounts", { count: trust.deliveryCount, refused: trust.refusedCount }),
          },
          { term: words("fields.issuer"), detail: <span className="break-all">{trust.issuer}</span> },
          { term: words("fields.jwksUrl"), detail: <span className="break-all">{trust.jwksUrl}</span> },
          { term: words("fields.audience"), detail: <span className="break-all">{trust.audience}</span> },
        ]}
      />
    </Card>
  );
}
