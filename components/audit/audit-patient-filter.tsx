"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useToldApart, useWho } from "#components/patients/patient-facts.ts";
import { changedAddress } from "#components/table/list-address.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { TypeAhead } from "#components/ui/type-ahead.tsx";
import type { AuditPatient } from "#server/audit/contract.ts";

type Props = {
  /** The patient in the URL; null for an id that is nobody's here. */
  chosen: AuditPatient | null;
};

/** Filters the log on one patient, found by name or birth date; the URL holds the id only. With one chosen, the way to the overview. */
export function AuditPatientFilter({ chosen }: Props) {
  const words = useTranslations("audit");
  const tell = useToldApart("born");
  // Nobody else is on the screen to compare with, so the number always stands here.
  const who = useWho();
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams();
  const withPatient = (patientId: string | null) => changedAddress(path, search.toString(), { patient: patientId });
  const find = async (text: string, signal: AbortSignal) => {
    const rows = await api.audit.findPatients.mutate({ text }, { signal });
    return rows.map((row) => ({
      id: row.patientId,
      label: row.fullName,
      detail: tell(row, rows),
    }));
  };
  if (!search.has("patient")) {
    return (
      <div className="max-w-md print:hidden">
        <TypeAhead
          label={words("filters.findPatient")}
          hint={words("filters.findPatientHint")}
          find={find}
          onChoose={(choice) => choice && router.replace(withPatient(choice.id), { scroll: false })}
        />
      </div>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-3 print:hidden">
      <p className="font-strong">
        {chosen
          ? words("filters.patientChosen", { who: who({ ...chosen, hasNamesake: true }) })
          : words("filters.patientUnknown")}
      </p>
      {chosen ? (
        <LinkButton look="quiet" href={`/audit/overview?${overviewOf(search)}`}>
          {words("overview.button")}
        </LinkButton>
      ) : null}
      <LinkButton look="plain" href={withPatient(null)}>
        {words("filters.patientClear")}
      </LinkButton>
    </div>
  );
}

/** The overview is about a patient and a period; the other filters do not follow. */
function overviewOf(search: URLSearchParams): URLSearchParams {
  const kept = ["patient", "from", "until"].flatMap((name) => {
    const value = search.get(name);
    return value ? [[name, value]] : [];
  });
  return new URLSearchParams(kept);
}
