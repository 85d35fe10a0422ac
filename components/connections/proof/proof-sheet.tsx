import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { ProofContent } from "#server/connections/proof/contract.ts";

type ProofSheetProps = { content: ProofContent; isGenuine: boolean; hash: string };

/** The content of a proof, and whether it still matches its hash. */
export function ProofSheet({ content, isGenuine, hash }: ProofSheetProps) {
  const words = useTranslations("connections");
  const said = useSaid();
  const { organization, list } = content;
  const items = (values: string[]) => (values.length > 0 ? values.join(", ") : words("proof.nothing"));
  const stampedAt = list.stampedAt ? said(list.stampedAt) : words("proof.nothing");
  return (
    <article className="max-w-prose space-y-6">
      <h1 className="font-strong text-display">{words("proof.of", { name: organization.name })}</h1>
      <Callout state={isGenuine ? "fine" : "now"} title={words(isGenuine ? "proof.valid" : "proof.invalid")}>
        {words("proof.moment")}
      </Callout>
      <DescriptionList
        facts={[
          { term: words("proof.state"), detail: <strong>{words(`states.${content.state}`)}</strong> },
          { term: words("proof.made"), detail: said(content.madeAt) },
          {
            term: words("proof.organization"),
            detail: [organization.name, organization.city].filter((part) => part !== null).join(", "),
          },
          { term: words("proof.agb"), detail: organization.agb ?? words("proof.nothing") },
          { term: words("proof.found"), detail: items(content.providers) },
          ...(content.since ? [{ term: words("proof.since"), detail: said(content.since) }] : []),
          { term: words("proof.services"), detail: items(content.services.map((each) => `${each.name} (${each.id})`)) },
          { term: words("proof.missing-services"), detail: items(content.missing) },
          ...(content.prescriptionVisible
            ? [{ term: words("proof.prescription"), detail: words(`proof.answer.${content.prescriptionVisible}`) }]
            : []),
          { term: words("proof.gateways"), detail: items(content.gateways) },
          {
            term: words("proof.list"),
            detail: words(list.kind === "demo" ? "proof.list-invented" : "proof.list-value", {
              kind: list.kind,
              serial: String(list.serial ?? "–"),
              stampedAt,
            }),
          },
          { term: words("proof.hash"), detail: <span className="break-all text-small">{hash}</span> },
        ]}
      />
      <p className="text-body text-ink-soft">{words("proof.disclaimer")}</p>
    </article>
  );
}

function useSaid(): (moment: string) => string {
  const format = useFormat();
  return (moment) => format.dateTime(new Date(moment), { dateStyle: "long", timeStyle: "short" });
}
