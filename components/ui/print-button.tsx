"use client";

import { Printer } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";

/** Prints the page. */
export function PrintButton({ children }: { children: ReactNode }) {
  return (
    <Button onPress={() => window.print()} className="print:hidden">
      <Printer aria-hidden="true" className="size-4" />
      {children}
    </Button>
  );
}
