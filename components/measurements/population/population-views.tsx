"use client";

import { Bookmark, X } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { Link } from "#components/ui/link.tsx";
import { Opening } from "#components/ui/opening.tsx";
import type { PopulationFilter } from "#server/measurements/population/contract.ts";
import type { SavedView } from "#server/measurements/population/view-contract.ts";
import { viewAddress } from "./view-address.ts";

const SaveViewForm = dynamic(() => import("./save-view-form.tsx").then((module) => module.SaveViewForm), {
  ssr: false,
  loading: Opening,
});

type PopulationViewsProps = { views: SavedView[]; filter: PopulationFilter };

/** The reader's saved views, as links that can be shared; the current one can be saved or deleted. */
export function PopulationViews({ views, filter }: PopulationViewsProps) {
  const words = useTranslations("measurements.population.views");
  const { run } = useAction();
  const here = viewAddress(filter);
  const current = views.find((view) => viewAddress(view.filter) === here);
  if (views.length === 0 && here === "/measurements") return null;
  return (
    <nav aria-label={words("label")} className="flex flex-wrap items-center gap-2 print:hidden">
      {views.map((view) => (
        <span
          key={view.viewId}
          className={classNames(
            "inline-flex items-center rounded-round border text-small",
            view === current ? "border-lead bg-lead-soft" : "border-line bg-raised",
          )}
        >
          <Link
            href={viewAddress(view.filter)}
            aria-current={view === current ? "page" : undefined}
            className="inline-flex min-h-8 items-center rounded-round px-3 hover:text-lead touch:min-h-control"
          >
            {view.name}
          </Link>
          {view === current ? (
            <Button
              look="plain"
              size="small"
              className="min-h-8 rounded-round px-2"
              aria-label={words("drop", { name: view.name })}
              onPress={() => run(() => api.measurements.deleteView.mutate({ viewId: view.viewId }))}
            >
              <X aria-hidden="true" className="size-3.5" />
            </Button>
          ) : null}
        </span>
      ))}
      {current || here === "/measurements" ? null : <KeepView filter={filter} />}
    </nav>
  );
}

function KeepView({ filter }: { filter: PopulationFilter }) {
  const words = useTranslations("measurements.population.views");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button look="plain" size="small" onPress={() => setIsOpen(true)}>
        <Bookmark aria-hidden="true" className="size-4" />
        {words("keep")}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={words("keep")}>
        <SaveViewForm filter={filter} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}
