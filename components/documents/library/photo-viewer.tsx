"use client";

import { Maximize, RotateCw, ZoomIn, ZoomOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useSingleKeys } from "#components/layout/single-keys.ts";
import { Button } from "#components/ui/button.tsx";
import { PhotoPane, type ViewedPhoto } from "./photo-pane.tsx";
import { fitOf, zoomSteps } from "./photo-scale.ts";

type PhotoViewerProps = { photos: readonly ViewedPhoto[]; beside: ReactNode };
type Pane = { width: number; height: number };

/** One photo, or two at equal scale: an equal number of pixels is equally large. `+`, `-`, `0` and `r`. */
export function PhotoViewer({ photos, beside }: PhotoViewerProps) {
  const words = useTranslations("documents.viewer");
  const [step, setStep] = useState(0);
  const [turns, setTurns] = useState(0);
  const [panes, setPanes] = useState<Record<string, Pane>>({});
  const fit = fitOf(photos, panes, turns);
  const scale = fit === null ? null : fit * (zoomSteps[step] ?? 1);
  const zoom = (by: 1 | -1) => setStep((now) => Math.min(Math.max(now + by, 0), zoomSteps.length - 1));
  const turn = () => setTurns((now) => (now + 1) % 4);
  const reset = () => setStep(0);
  useSingleKeys({ "+": () => zoom(1), "=": () => zoom(1), "-": () => zoom(-1), "0": reset, r: turn });
  const acts = [
    { name: "zoomIn", act: () => zoom(1), icon: ZoomIn },
    { name: "zoomOut", act: () => zoom(-1), icon: ZoomOut },
    { name: "fit", act: reset, icon: Maximize },
    { name: "rotate", act: turn, icon: RotateCw },
  ] as const;
  return (
    <section aria-label={words("label")} className="min-w-0 space-y-2">
      <div className="flex flex-wrap items-center gap-1">
        {acts.map(({ name, act, icon: Icon }) => (
          <Button key={name} look="plain" size="icon" aria-label={words(name)} onPress={act}>
            <Icon aria-hidden="true" className="size-5" />
          </Button>
        ))}
        <output className="px-2 text-ink-soft text-small tabular-nums">
          {scale === null ? null : words("scale", { percent: Math.round(scale * 100) })}
        </output>
        <div className="ml-auto">{beside}</div>
      </div>
      <div className={photos.length > 1 ? "grid grid-cols-2 gap-2" : "grid"}>
        {photos.map((photo) => (
          <PhotoPane
            key={photo.documentId}
            photo={photo}
            scale={scale}
            turns={turns}
            onSize={(size) => setPanes((known) => ({ ...known, [photo.documentId]: size }))}
          />
        ))}
      </div>
      {photos.length > 1 ? <p className="text-ink-soft text-small">{words("sameScale")}</p> : null}
    </section>
  );
}
