import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CheckForm } from "#components/connections/status/check-form.tsx";
import { CheckResult } from "#components/connections/status/check-result.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("connections.check"))("title") };
}

type CheckPageProps = { searchParams: Promise<{ q?: string | string[] }> };

/** Is this practice connected? Public: needs no account and works without JavaScript. */
export default async function CheckPage({ searchParams }: CheckPageProps) {
  const [{ q }, words] = await Promise.all([searchParams, getTranslations("connections.check")]);
  const text = (Array.isArray(q) ? q[0] : q)?.trim().slice(0, 120) ?? "";
  const asked = text.length > 0 ? await ask(text) : null;
  return (
    <div className="space-y-8">
      <header className="max-w-prose space-y-3">
        <h1 className="font-strong text-display">{words("title")}</h1>
        <p className="text-ink-soft">{words("intro")}</p>
      </header>
      <CheckForm text={text} />
      {asked === "too-many" ? <Callout state="look">{words("too-many")}</Callout> : null}
      {asked !== null && asked !== "too-many" ? <CheckResult result={asked} /> : null}
    </div>
  );
}

/** The result, or "too-many" when rate limited. */
async function ask(text: string) {
  const api = await serverApi();
  try {
    return await api.register.check({ text });
  } catch (problem) {
    if (problem instanceof TRPCError && problem.code === "TOO_MANY_REQUESTS") return "too-many" as const;
    throw problem;
  }
}
