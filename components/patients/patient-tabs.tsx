import { useTranslations } from "next-intl";
import { TabLinks } from "#components/ui/tab-links.tsx";

const sides = { timeline: "", measurements: "/measurements", preparation: "/preparation" } as const;

/** The sides of a patient, each with an address of its own. */
export function PatientTabs({ patientId, current }: { patientId: string; current: keyof typeof sides }) {
  const words = useTranslations("patients.tabs");
  return (
    <TabLinks
      label={words("label")}
      links={(["timeline", "measurements", "preparation"] as const).map((side) => ({
        href: `/patients/${patientId}${sides[side]}`,
        label: words(side),
        isCurrent: side === current,
      }))}
    />
  );
}
