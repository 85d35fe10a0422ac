import { useTranslations } from "next-intl";
import { TabLinks } from "#components/ui/tab-links.tsx";

const sides = ["timeline", "measurements", "questionnaires", "messages", "documents", "tasks", "preparation"] as const;
type Side = (typeof sides)[number];

/** The tabs of a patient, each with its own URL. */
export function PatientTabs({ patientId, current }: { patientId: string; current: Side }) {
  const words = useTranslations("patients.tabs");
  return (
    <TabLinks
      label={words("label")}
      links={sides.map((side) => ({
        href: `/patients/${patientId}${side === "timeline" ? "" : `/${side}`}`,
        label: words(side),
        isCurrent: side === current,
      }))}
    />
  );
}
