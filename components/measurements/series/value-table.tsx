"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ChartMarkShape } from "#components/chart/chart-mark.tsx";
import { useCodeWords } from "#components/measurements/values/code-words.ts";
import { SetAsideAct } from "#components/measurements/values/set-aside-act.tsx";
import { useValueWords } from "#components/measurements/values/value-words.ts";
import { Tag } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Segments } from "#components/ui/segments.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { type MeasurementOrigin, measurementOrigins } from "#db/terms/measurements.ts";
import type { MeasuredValue } from "#server/measurements/values/contract.ts";
import { OriginChip } from "./origin-chip.tsx";
import type { OriginContext } from "./origin-context.ts";
import { shapeOf } from "./series-picture.ts";

const shownAtFirst = 40;

type ValueTableProps = {
  label: string;
  /** Of one kind, or of several with `hasKind`. Newest first. */
  values: MeasuredValue[];
  context: OriginContext;
  maySetAside: boolean;
  hasKind?: boolean;
};

/**
 * Values one by one, each with its origin (which can be filtered on), the patient's comment, and the action to set it
 * aside.
 */
export function ValueTable({ label, values, context, maySetAside, hasKind = false }: ValueTableProps) {
  const words = useTranslations("measurements.table");
  const [isAll, setIsAll] = useState(false);
  const [origin, setOrigin] = useState<MeasurementOrigin | "any">("any");
  const origins = measurementOrigins.filter((one) => values.some((value) => value.origin === one));
  const chosen = origin === "any" ? values : values.filter((value) => value.origin === origin);
  const shown = isAll ? chosen : chosen.slice(0, shownAtFirst);
  return (
    <div>
      {origins.length > 1 ? (
        <div className="w-fit pb-2 print:hidden">
          <Segments
            label={words("origin")}
            choices={(["any", ...origins] as const).map((id) => ({ id, label: words(`from.${id}`) }))}
            value={origin}
            onChange={setOrigin}
          />
        </div>
      ) : null}
      <table aria-label={label} className="w-full border-collapse text-left">
        <thead>
          <tr className="border-line border-b text-ink-soft text-small">
            <th scope="col" className="py-1.5 pr-3">
              {words("at")}
            </th>
            <th scope="col" className="py-1.5 pr-3">
              {words("value")}
            </th>
            <th scope="col" className="py-1.5">
              {words("origin")}
            </th>
            {maySetAside ? (
              <th scope="col" className="print:hidden">
                <span className="sr-only">{words("acts")}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {shown.map((value) => (
            <ValueRow key={value.measurementId} {...{ value, context, maySetAside, hasKind }} />
          ))}
        </tbody>
      </table>
      {shown.length < chosen.length ? (
        <Button look="plain" size="small" onPress={() => setIsAll(true)} className="mt-2 print:hidden">
          {words("all", { count: chosen.length })}
        </Button>
      ) : null}
    </div>
  );
}

type ValueRowProps = Omit<ValueTableProps, "label" | "values"> & { value: MeasuredValue };

function ValueRow({ value, context, maySetAside, hasKind }: ValueRowProps) {
  const words = useTranslations("measurements");
  const format = useFormat();
  const say = useValueWords(value.kind);
  const sayCodes = useCodeWords();
  const isAside = value.setAside !== null;
  return (
    <tr className="border-line border-b align-top last:border-b-0 hover:bg-sunken/60">
      <td className="whitespace-nowrap py-1.5 pr-3 tabular-nums">
        <time dateTime={new Date(value.at).toISOString()}>
          {format.dateTime(value.at, { day: "numeric", month: "short" })}
          {value.hasTime ? (
            <span className="text-ink-soft">
              {" "}
              {format.dateTime(value.at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })}
            </span>
          ) : null}
        </time>
      </td>
      <td className="py-1.5 pr-3">
        {hasKind ? <span className="block text-ink-soft text-small">{words(`kinds.${value.kind}`)}</span> : null}
        <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <svg viewBox="-8 -8 16 16" aria-hidden="true" className="size-4 shrink-0">
            <ChartMarkShape shape={shapeOf(value)} isHollow={value.origin === "patient"} />
          </svg>
          <span className={classNames("tabular-nums", isAside ? "text-ink-soft line-through" : "font-strong")}>
            {say.whole(value)}
          </span>
          <span className="sr-only">{isAside ? words("table.aside") : words(`standings.${value.standing}`)}</span>
        </span>
        {value.moment ? (
          <span className="block text-ink-soft text-small">{words(`moments.${value.moment}`)}</span>
        ) : null}
      </td>
      <td className="py-1.5">
        <div className="flex flex-wrap items-start gap-x-2 gap-y-1">
          <OriginChip value={value} context={context} />
          {value.identifierReused ? <Tag>{words("table.reused")}</Tag> : null}
        </div>
        {value.interpretation.length > 0 ? (
          <p className="pt-1 text-ink">{words("table.interpretation", { codes: sayCodes(value.interpretation) })}</p>
        ) : null}
        {value.comment ? <p className="max-w-prose pt-1 text-ink">“{value.comment}”</p> : null}
        {value.setAside ? (
          <p className="max-w-prose pt-1 text-ink-soft text-small">
            {value.setAsideBy?.reason ?? words(`set-aside.${value.setAside}`)}
          </p>
        ) : null}
      </td>
      {maySetAside ? (
        <td className="py-0.5 text-right print:hidden">
          <SetAsideAct patientId={context.patientId} value={value} />
        </td>
      ) : null}
    </tr>
  );
}
