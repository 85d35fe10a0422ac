import { useTranslations } from "next-intl";
import { ProtocolLine } from "#components/measurements/agreements/protocol-line.tsx";
import { useVerdictWords } from "#components/measurements/interpretation/verdict-words.ts";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { PatientMeasurements, SeriesAnswer } from "#server/measurements/series/contract.ts";
import { MeasurementChart } from "./measurement-chart.tsx";
import { MeasurementKinds } from "./measurement-kinds.tsx";
import type { MeasurementOrder } from "./measurement-orders.ts";
import { MeasurementPictures } from "./measurement-pictures.tsx";
import { ValueTable } from "./value-table.tsx";

type MeasurementOverviewProps = {
  patientId: string;
  measurements: PatientMeasurements;
  order: MeasurementOrder;
  /** The series shown: every kind for `time` and `chart`, one per protocol for `protocol`. */
  answers: SeriesAnswer[];
  maySetAside: boolean;
  hrefOf: (kind: SeriesAnswer["kind"]) => string;
};

/** All measurements of a patient, in one of four views. */
export function MeasurementOverview(props: MeasurementOverviewProps) {
  const { patientId, measurements, order, answers, maySetAside, hrefOf } = props;
  const words = useTranslations("measurements.orders");
  if (measurements.kinds.length === 0) {
    return (
      <Card>
        <EmptyState title={words("none")}>{words("none-body")}</EmptyState>
      </Card>
    );
  }
  switch (order) {
    case "kind":
      return <MeasurementKinds kinds={measurements.kinds} hrefOf={hrefOf} />;
    case "chart":
      return <MeasurementPictures answers={answers} />;
    case "protocol":
      return <AroundProtocols answers={answers} />;
    case "time":
      return (
        <Card title={words("time-title")}>
          <ValueTable
            label={words("time-title")}
            values={answers
              .flatMap((answer) => [...answer.points, ...answer.setAside])
              .toSorted((one, other) => other.at.getTime() - one.at.getTime())}
            context={{
              patientId,
              deliveries: answers.flatMap((answer) => answer.deliveries),
              protocols: measurements.protocols,
            }}
            maySetAside={maySetAside}
            hasKind
          />
        </Card>
      );
  }
}

/** Each measurement protocol with its values, newest first. */
function AroundProtocols({ answers }: { answers: SeriesAnswer[] }) {
  const words = useTranslations("measurements.orders");
  if (answers.length === 0) {
    return (
      <Card>
        <EmptyState title={words("no-protocol")}>{words("no-protocol-body")}</EmptyState>
      </Card>
    );
  }
  return answers.map((answer) => <AroundProtocol key={`${answer.kind}${answer.from}`} answer={answer} />);
}

function AroundProtocol({ answer }: { answer: SeriesAnswer }) {
  const words = useTranslations("measurements");
  const { head, tail } = useVerdictWords(answer);
  const { kind, protocol } = answer;
  return (
    <Card title={protocol ? words(`protocols.${protocol.kind}`) : words(`kinds.${kind}`)}>
      <div className="space-y-3">
        {protocol ? <ProtocolLine protocol={protocol} /> : null}
        <p className="max-w-prose">
          <strong>{head}</strong> {tail}
        </p>
        <MeasurementChart answer={answer} />
      </div>
    </Card>
  );
}
