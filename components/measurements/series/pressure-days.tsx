import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names.ts";
import { useFormat } from "#components/ui/use-format.ts";
import type { ProtocolFacts } from "#server/measurements/interpretation/contract.ts";
import type { HomePressure, PressureDay } from "#server/measurements/interpretation/home-pressure-contract.ts";

type PressureDaysProps = { home: HomePressure; protocol: ProtocolFacts | null };

const parts = ["morning", "evening"] as const;
type Part = (typeof parts)[number];

/** Which readings of the protocol were taken: a row for the mornings, a row for the evenings, a dot per reading. */
export function PressureDays({ home, protocol }: PressureDaysProps) {
  const words = useTranslations("measurements.home");
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section aria-label={words("days")} tabIndex={0} className="overflow-x-auto">
      <table className="text-small">
        <thead>
          <tr>
            <td />
            {home.days.map((day) => (
              <th key={day.day} scope="col" className={headLook(day)}>
                <span className="block">{format.day(day.day, { weekday: "short" }).replace(".", "")}</span>
                <span className="block text-ink">{format.day(day.day, { day: "numeric" })}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part}>
              <th scope="row" className="py-1 pr-3 text-left font-normal text-ink-soft">
                {words(part)}
              </th>
              {home.days.map((day) => (
                <PartCell key={day.day} day={day} part={part} planned={plannedIn(protocol, part)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {home.days.some((day) => day.isLeftOut) ? (
        <p className="pt-1.5 text-ink-soft text-small">{words("left-out-why")}</p>
      ) : null}
    </section>
  );
}

function PartCell({ day, part, planned }: { day: PressureDay; part: Part; planned: number }) {
  const words = useTranslations("measurements.home");
  const done = part === "morning" ? day.morningCount : day.eveningCount;
  const count = Math.max(done, planned);
  return (
    <td className={classNames("px-1 py-1", day.isLeftOut && "bg-sunken")}>
      <span className="sr-only">{words("done-of", { done, planned })}</span>
      <span aria-hidden="true" className="flex justify-center gap-1">
        {Array.from({ length: count }, (_, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: the dots are identical and never reorder
            key={index}
            className={classNames(
              "size-2.5 rounded-round border print:border-ink",
              index < done ? "border-lead bg-lead" : "border-edge border-dashed",
            )}
          />
        ))}
      </span>
    </td>
  );
}

function headLook({ isLeftOut }: PressureDay): string {
  return classNames("min-w-9 px-1 pb-1 text-center font-normal text-ink-soft", isLeftOut && "rounded-t-mark bg-sunken");
}

/** Without a protocol no reading is expected. */
function plannedIn(protocol: ProtocolFacts | null, part: Part): number {
  if (protocol?.kind !== "home-blood-pressure") return 0;
  return part === "morning" ? protocol.morningCount : protocol.eveningCount;
}
