import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DemoPeople } from "#components/people/sign-in/demo-people.tsx";
import { serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations("people.demo");
  return { title: words("title") };
}

/** Choice of a demo person. Only a demo build has this page. */
export default async function DemoPage() {
  const [api, words] = await Promise.all([serverApi(), getTranslations("people.demo")]);
  const groups = await api.people.listDemo();
  return (
    <div className="space-y-6">
      <header className="max-w-prose space-y-2">
        <h1 className="font-strong text-display">{words("title")}</h1>
        <p className="text-ink-soft text-large">{words("intro")}</p>
      </header>
      <DemoPeople groups={groups} />
    </div>
  );
}
