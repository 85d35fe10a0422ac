"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { Holiday } from "#server/opening-hours/contract.ts";

/** The national holidays from today on: proposed until the practice confirms each, or all of a year. */
export function HolidaysCard({ holidays }: { holidays: Holiday[] }) {
  const words = useTranslations("openingHours.holidayList");
  const { run, isPending } = useAction();
  const years = Map.groupBy(
    holidays.filter(({ state }) => state === "proposed"),
    ({ day }) => day.slice(0, 4),
  );
  return (
    <Card title={words("title")}>
      <div className="space-y-3">
        <p className="text-ink-soft">{words("hint")}</p>
        <div className="flex flex-wrap gap-2">
          {[...years].map(([year, own]) => {
            const days = own.map(({ day }) => day);
            const confirm = () => api.openingHours.decideHolidays.mutate({ days, isOpen: false });
            return (
              <Button key={year} isPending={isPending} onPress={() => run(confirm, { done: words("decided") })}>
                {words("confirmAll", { year })}
              </Button>
            );
          })}
        </div>
        <ul className="divide-y divide-line">
          {holidays.map((holiday) => (
            <HolidayRow key={holiday.day} holiday={holiday} />
          ))}
        </ul>
      </div>
    </Card>
  );
}

function HolidayRow({ holiday: { day, name, state } }: { holiday: Holiday }) {
  const words = useTranslations("openingHours.holidayList");
  const names = useTranslations("openingHours.holidays");
  const format = useFormat();
  const { run, isPending } = useAction();
  const decide = (verb: "confirm" | "open" | "close", isOpen: boolean) => (
    <Button
      size="small"
      look="plain"
      isPending={isPending}
      aria-label={`${words(verb)}: ${names(name)} ${day.slice(0, 4)}`}
      onPress={() =>
        run(() => api.openingHours.decideHolidays.mutate({ days: [day], isOpen }), { done: words("decided") })
      }
    >
      {words(verb)}
    </Button>
  );
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 py-2">
      <span>
        {names(name)} <span className="text-ink-soft">{format.day(day, "year")}</span>
      </span>
      <span className="flex flex-wrap items-center gap-2">
        <Badge state={state === "proposed" ? "look" : "open"}>{words(`states.${state}`)}</Badge>
        {state === "proposed" ? decide("confirm", false) : null}
        {state === "open" ? decide("close", false) : decide("open", true)}
      </span>
    </li>
  );
}
