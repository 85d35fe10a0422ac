"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { useSingleKeys } from "#components/layout/single-keys.ts";
import { useWho } from "#components/patients/patient-facts.ts";
import { PatientLink } from "#components/patients/patient-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { showToast } from "#components/ui/toast-queue.ts";
import { When } from "#components/ui/when.tsx";
import type { ToTakeOver } from "#server/reviews/conclusion/take-over-contract.ts";
import { copyWhenRead } from "./his-text.ts";

/** What the HIS lacks, oldest first; `c` copies the text of the row with the focus, or of the first, and marks it. */
export function ToTakeOverList({ rows }: { rows: ToTakeOver[] }) {
  const words = useTranslations("reviews.record");
  const refused = useTranslations("reviews.conclude");
  const conclusions = useTranslations("reviews.conclusions");
  const named = useTranslations("reviews.adjust.named");
  const who = useWho();
  const shown = rows.map((row) => row.patient);
  const { run, isPending } = useAction();
  const takeOver = ({ reviewId, patient }: ToTakeOver) => {
    if (isPending) return;
    const read = api.reviews.soep.query({ patientId: patient.patientId, reviewId });
    // Before anything is awaited: a browser allows it only in the press itself.
    const copying = copyWhenRead(read);
    run(async () => {
      await read;
      if (!(await copying)) return showToast({ state: "now", text: refused("copyRefused") });
      await api.reviews.takeOver.mutate({ reviewId });
      showToast({ state: "fine", text: words("copied", { who: who(patient, shown) }) });
    });
  };
  const focused = () => {
    const id = document.activeElement?.closest<HTMLElement>("[data-review]")?.dataset.review;
    return rows.find(({ reviewId }) => reviewId === id) ?? rows[0];
  };
  useSingleKeys({
    c: () => {
      const row = focused();
      if (row) takeOver(row);
    },
  });
  return (
    <ol className="divide-y divide-line">
      {rows.map((row) => (
        <li
          key={row.reviewId}
          data-review={row.reviewId}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-card py-row"
        >
          <div className="min-w-0 grow basis-72">
            <p className="flex flex-wrap items-center gap-x-2">
              <PatientLink patient={row.patient} shown={shown} className="font-strong" />
            </p>
            <p className="text-ink-soft">
              {conclusions(row.conclusion)}
              {row.adjusts ? ` (${named(row.adjusts)})` : ""} · {row.reviewedByName} · <When at={row.reviewedAt} />
            </p>
          </div>
          <Button
            size="small"
            isPending={isPending}
            onPress={() => takeOver(row)}
            aria-label={words("copyAbout", { who: who(row.patient, shown) })}
          >
            {words("copy")}
          </Button>
        </li>
      ))}
    </ol>
  );
}
