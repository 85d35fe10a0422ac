"use client";

import { ErrorScreen } from "#components/layout/error-screen.tsx";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function ScreenError({ error, reset }: Props) {
  return <ErrorScreen digest={error.digest} onAgain={reset} />;
}
