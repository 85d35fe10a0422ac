type Size = { width: number; height: number };

/** Times the size that fits. */
export const zoomSteps: readonly number[] = [1, 1.25, 1.5, 2, 3, 4, 6, 8];

/** Width and height after so many quarter turns. */
export function turned({ width, height }: Size, turns: number): Size {
  return turns % 2 === 0 ? { width, height } : { width: height, height: width };
}

/**
 * The scale (CSS pixels for one of the picture) at which every photo fits its pane, the same for all, and none is made larger than it is.
 * Null until each pane was measured.
 */
export function fitOf(
  photos: readonly (Size & { documentId: string })[],
  panes: Record<string, Size>,
  turns: number,
): number | null {
  const scales = photos.map((photo) => {
    const pane = panes[photo.documentId];
    const { width, height } = turned(photo, turns);
    return pane ? Math.min(pane.width / width, pane.height / height, 1) : null;
  });
  return scales.reduce<number | null>(
    (least, one) => (least === null || one === null ? null : Math.min(least, one)),
    1,
  );
}
