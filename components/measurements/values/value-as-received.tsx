"use client";

import { useTranslations } from "next-intl";
import type { api } from "#components/api/client.ts";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { When } from "#components/ui/when.tsx";
import type { SentQuantity, Understood, UnderstoodPart } from "#server/measurements/values/contract.ts";
import { useCodeWords } from "./code-words.ts";
import { useValueWords } from "./value-words.ts";

/** As the browser receives it: dates are strings. */
export type ReceivedAnswer = Awaited<ReturnType<typeof api.measurements.get.query>>;

/** One value: how Balie interpreted it, its metadata, what people did with it, and the resource as received. */
export function ValueAsReceived({ answer }: { answer: ReceivedAnswer }) {
  const words = useTranslations("measurements.value");
  const say = useValueWords(answer.measurement.kind);
  const sayCodes = useCodeWords();
  const { measurement, delivery, understood, source, recordedByName } = answer;
  return (
    <div className="space-y-4">
      <DescriptionList
        facts={[
          ...(measurement.value === null ? [] : [{ term: words("value"), detail: say.whole(measurement) }]),
          {
            term: words("measured"),
            detail: <When at={measurement.at} precision={measurement.hasTime ? "minute" : "day"} />,
          },
          ...(delivery
            ? [
                { term: words("gateway"), detail: delivery.gatewayName },
                ...(delivery.pgoName ? [{ term: words("pgo"), detail: delivery.pgoName }] : []),
                { term: words("received"), detail: <When at={delivery.receivedAt} /> },
              ]
            : []),
          ...(recordedByName ? [{ term: words("recorded-by"), detail: recordedByName }] : []),
          ...(understood ? factsOf(understood, words, sayCodes) : []),
        ]}
      />
      <History history={answer.history} />
      {source ? (
        <details>
          <summary className="w-fit rounded-mark text-ink-soft text-small hover:text-ink">
            {words("source", { version: source.fhirVersion, format: source.format.toUpperCase() })}
          </summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard */}
          <pre tabIndex={0} className="mt-2 max-h-80 overflow-auto rounded-control bg-sunken p-3 text-small">
            {source.body}
          </pre>
        </details>
      ) : null}
    </div>
  );
}

function History({ history }: { history: ReceivedAnswer["history"] }) {
  const words = useTranslations("measurements.value");
  if (history.length === 0) return null;
  return (
    <section className="space-y-1">
      <h3 className="font-strong">{words("history")}</h3>
      <ul className="space-y-1">
        {history.map((step) => (
          <li key={String(step.setAsideAt)}>
            <When at={step.setAsideAt} />:{" "}
            {words("history-aside", { name: step.setAsideByName ?? "–", reason: step.reason })}
            {step.takenBackAt ? (
              <span className="block">
                <When at={step.takenBackAt} />:{" "}
                {words("history-back", { name: step.takenBackByName ?? "–", reason: step.takenBackReason ?? "" })}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Words = ReturnType<typeof useTranslations<"measurements.value">>;
type SayCodes = ReturnType<typeof useCodeWords>;

function factsOf(understood: Understood, words: Words, sayCodes: SayCodes) {
  const sent = understood.quantity
    ? quantityText(understood.quantity)
    : (understood.valueText ?? sayCodes(understood.valueCodes ?? []));
  const parts = understood.components.map(
    (part) => [partName(part, words, sayCodes), partText(part, sayCodes)] as const,
  );
  const known = [
    [words("as-sent"), sent],
    [words("codes"), sayCodes(understood.codes)],
    [words("device"), understood.device],
    [words("performer"), understood.performer],
    [words("body-site"), sayCodes(understood.bodySite)],
    [words("method"), sayCodes(understood.method)],
    [words("interpretation"), sayCodes(understood.interpretation)],
    [words("timing"), sayCodes(understood.timing)],
    [words("absent"), sayCodes(understood.dataAbsentReason)],
    ...parts,
  ] as const;
  return known.flatMap(([term, detail]) => (detail ? [{ term, detail }] : []));
}

function partName(part: UnderstoodPart, words: Words, sayCodes: SayCodes): string {
  return part.part ? words(`parts.${part.part}`) : sayCodes(part.codes) || words("part");
}

function partText({ quantity, values, text }: UnderstoodPart, sayCodes: SayCodes): string {
  if (quantity) return quantityText(quantity);
  return text ?? sayCodes(values ?? []);
}

function quantityText({ value, unit, code, comparator }: SentQuantity): string {
  return [comparator, value, unit ?? code].filter((part) => part !== undefined && part !== null).join(" ");
}
