import { useTranslations } from "next-intl";
import { useKindWords } from "#components/measurements/values/value-words.ts";
import { PhoneLink } from "#components/patients/phone-link.tsx";
import { Mark } from "#components/ui/mark.tsx";
import { When } from "#components/ui/when.tsx";
import type { KindFacts } from "#server/measurements/series/contract.ts";
import type { Patient } from "#server/patients/contract.ts";

const kindsShown = 3;

/** The patient in a few lines above the conversation: how to reach them, and what was measured where there is no room beside it. */
export function PatientBrief({ patient, kinds }: { patient: Patient; kinds: KindFacts[] }) {
  const words = useTranslations("consults.beside");
  const patients = useTranslations("patients");
  const names = useTranslations("measurements.kinds");
  const sayKind = useKindWords();
  const { contactNotes, programmes, phone } = patient;
  const measured = kinds.filter(({ lastAt }) => lastAt !== null).slice(0, kindsShown);
  const said = programmes.map((one) => patients(`programmes.${one}`)).join(", ");
  return (
    <section
      aria-label={words("brief")}
      className="space-y-1.5 rounded-card border border-line bg-sunken px-card py-3 text-small"
    >
      {contactNotes.map((note) => (
        <p key={note} className="flex gap-2">
          <Mark state="look" className="mt-0.5" />
          <span>
            <b className="font-strong">{patients(`notes.${note}`)}.</b> {patients(`notesBody.${note}`)}
          </span>
        </p>
      ))}
      <p className="flex flex-wrap gap-x-5 gap-y-1">
        {phone ? <PhoneLink phone={phone} /> : <span className="text-ink-soft">{words("noPhone")}</span>}
        {said ? <span>{said}</span> : null}
        {measured.map(({ kind, lastValue, lastDiastolic, lastAt }) => (
          <span key={kind} className="whitespace-nowrap panel:hidden">
            <span className="text-ink-soft">{names(kind)}</span>{" "}
            <span className="tabular-nums">{sayKind(kind).whole({ value: lastValue, diastolic: lastDiastolic })}</span>
            {lastAt ? (
              <span className="text-ink-soft">
                {" "}
                <When at={lastAt} precision="day" />
              </span>
            ) : null}
          </span>
        ))}
      </p>
    </section>
  );
}
