"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import type { SupplierFacts } from "#server/suppliers/contract.ts";

/** Retires a supplier, so that it can no longer be chosen; asks for a second press. */
export function RetireSupplier({ supplier, onDone }: { supplier: SupplierFacts; onDone: () => void }) {
  const words = useTranslations("suppliers");
  const [isAsked, setIsAsked] = useState(false);
  const { run, isPending } = useAction();
  const retire = () =>
    run(() => api.suppliers.retire.mutate({ supplierId: supplier.supplierId }), { done: words("retired"), onDone });
  if (!isAsked) {
    return (
      <Button look="plain" size="small" onPress={() => setIsAsked(true)} className="mt-5">
        {words("retire")}
      </Button>
    );
  }
  return (
    <div className="mt-5 border-line border-t pt-4" role="alert">
      <p className="font-strong">{words("retire-title", { name: supplier.name })}</p>
      <p className="text-ink-soft">{words("retire-body")}</p>
      <div className="flex gap-2 pt-3">
        <Button onPress={() => setIsAsked(false)}>{words("keep")}</Button>
        <Button look="grave" isPending={isPending} onPress={retire}>
          {words("retire")}
        </Button>
      </div>
    </div>
  );
}
