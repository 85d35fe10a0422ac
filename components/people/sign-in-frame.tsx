import type { ReactNode } from "react";
import { Card } from "#components/ui/card.tsx";

type SignInFrameProps = { title: ReactNode; intro?: ReactNode; children: ReactNode; below?: ReactNode };

/** Layout of the sign-in pages: one centred card with one thing to do. */
export function SignInFrame({ title, intro, children, below }: SignInFrameProps) {
  return (
    <div className="mx-auto w-full max-w-form space-y-4 pane:pt-8">
      <header className="space-y-2">
        <h1 className="font-strong text-display">{title}</h1>
        {intro ? <p className="text-ink-soft">{intro}</p> : null}
      </header>
      <Card>{children}</Card>
      {below ? <div className="space-y-2 text-body text-ink-soft">{below}</div> : null}
    </div>
  );
}
