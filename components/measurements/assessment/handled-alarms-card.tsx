import { useTranslations } from "next-intl";
import { useKindWords } from "#components/measurements/values/value-words.ts";
import { useWho } from "#components/patients/patient-facts.ts";
import { PatientLink } from "#components/patients/patient-link.tsx";
import { Card } from "#components/ui/card.tsx";
import { When } from "#components/ui/when.tsx";
import type { AlarmFacts, MyAlarm } from "#server/measurements/assessment/contract.ts";
import type { ToldPatient } from "#server/patients/contract.ts";
import { ReopenAlarm } from "./reopen-alarm.tsx";

/** On Today with the patient whom it is about; on the patient's own page with the name for screen readers alone. */
type HandledAlarm = MyAlarm | (AlarmFacts & Omit<ToldPatient, "patientId"> & { patientId?: undefined });

/** What came of alarms in the last day, and by whom. Renders nothing if there are none. */
export function HandledAlarmsCard({ alarms }: { alarms: HandledAlarm[] }) {
  const words = useTranslations("measurements.alarms");
  if (alarms.length === 0) return null;
  const shown = alarms.filter((alarm) => alarm.patientId !== undefined);
  return (
    <Card title={words("handled")} aside={<span className="text-ink-soft">{alarms.length}</span>} padding="bare">
      <ul className="divide-y divide-line">
        {alarms.map((alarm) => (
          <HandledLine key={alarm.alarmId} alarm={alarm} shown={shown} />
        ))}
      </ul>
    </Card>
  );
}

function HandledLine({ alarm, shown }: { alarm: HandledAlarm; shown: MyAlarm[] }) {
  const words = useTranslations("measurements");
  const sayOf = useKindWords();
  const who = useWho();
  const { alarmId, kind, value, acknowledgedAt, acknowledgedByName, outcome, outcomeNote } = alarm;
  const came = value === null ? words("alarms.nothing") : sayOf(kind).whole(alarm);
  return (
    <li className="flex items-start gap-3 px-card py-row">
      <div className="min-w-0 grow">
        {alarm.patientId === undefined ? null : (
          <PatientLink patient={alarm} shown={shown} href={`/patients/${alarm.patientId}/measurements?kind=${kind}`} />
        )}
        <p>
          {words(`kinds.${kind}`)}: {came}
        </p>
        <p className="text-ink-soft text-small">
          {outcome
            ? words("alarms.handled-as", {
                outcome: words(`alarms.outcomes.${outcome}`),
                name: acknowledgedByName ?? words("somebody"),
              })
            : null}{" "}
          {acknowledgedAt ? <When at={acknowledgedAt} /> : null}
          {outcomeNote ? ` “${outcomeNote}”` : null}
        </p>
      </div>
      {alarm.isHandledByReader ? <ReopenAlarm alarmId={alarmId} name={who(alarm, shown)} /> : null}
    </li>
  );
}
