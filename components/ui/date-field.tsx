"use client";

import dynamic from "next/dynamic";
import type { DateFieldProps } from "./date-field-input.tsx";
import { fieldLook } from "./field-look.ts";
import { Skeleton } from "./skeleton.tsx";

// React Aria's calendar is large, so it loads after the page, into a placeholder of the same size.
const DateFieldInput = dynamic(() => import("./date-field-input.tsx").then((module) => module.DateFieldInput), {
  ssr: false,
  loading: () => (
    <div className={fieldLook.group}>
      <Skeleton className="h-5.5 w-20" />
      <Skeleton className="h-control w-36" />
    </div>
  ),
});

/** A field for a calendar day. */
export function DateField(props: DateFieldProps) {
  return <DateFieldInput {...props} />;
}
