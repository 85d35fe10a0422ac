"use client";

import dynamic from "next/dynamic";
import type { DateFieldProps } from "./date-field-input.tsx";
import { fieldLook } from "./field-look.ts";
import { Skeleton } from "./skeleton.tsx";

// Calendars are heavy: they come after the page, into a place of the same size.
const DateFieldInput = dynamic(() => import("./date-field-input.tsx").then((module) => module.DateFieldInput), {
  ssr: false,
  loading: () => (
    <div className={fieldLook.group}>
      <Skeleton className="h-5.5 w-20" />
      <Skeleton className="h-control w-36" />
    </div>
  ),
});

/** A calendar day. */
export function DateField(props: DateFieldProps) {
  return <DateFieldInput {...props} />;
}
