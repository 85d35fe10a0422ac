"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Opening } from "#components/ui/opening.tsx";
import type { SupplierKind } from "#db/terms/suppliers.ts";
import type { SupplierFacts } from "#server/suppliers/contract.ts";
import { RetireSupplier } from "./retire-supplier.tsx";

const SupplierForm = dynamic(() => import("./supplier-form.tsx").then((module) => module.SupplierForm), {
  ssr: false,
  loading: Opening,
});

type EditSupplierProps = { kind: SupplierKind; supplier: SupplierFacts | null; today: string };

/** Opens the form of a supplier, blank for a new one. */
export function EditSupplier({ kind, supplier, today }: EditSupplierProps) {
  const words = useTranslations("suppliers");
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <>
      <Button
        size="small"
        look={supplier ? "plain" : "quiet"}
        onPress={() => setIsOpen(true)}
        aria-label={supplier ? `${words("edit")}: ${supplier.name}` : undefined}
      >
        {supplier ? words("edit") : words(`add-${kind}`)}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={supplier?.name ?? words(`add-${kind}`)}>
        <SupplierForm kind={kind} supplier={supplier} today={today} onDone={close} />
        {supplier ? <RetireSupplier supplier={supplier} onDone={close} /> : null}
      </Dialog>
    </>
  );
}
