import { getLocale, getTranslations } from "next-intl/server";
import { readOverviewExport } from "#app/(alliance)/overview/search-params.ts";
import { locales } from "#db/terms/people.ts";
import { serverApi } from "#server/api/caller.ts";
import { isCrossSite } from "#server/api/request-context.ts";
import { textStream } from "#server/api/text-stream.ts";
import { dutchDay } from "#server/calendar/clock.ts";

/** Streams the filtered overview as CSV. Cross-site requests are refused. */
export async function GET(request: Request): Promise<Response> {
  if (isCrossSite(request.headers)) return refused();
  const [api, chosen] = await Promise.all([serverApi(), getLocale()]);
  const locale = locales.find((known) => known === chosen) ?? "nl";
  const input = readOverviewExport(Object.fromEntries(new URL(request.url).searchParams), locale);
  const pieces = await api.connections.export(input).catch(() => null);
  if (!pieces) return refused();
  const day = dutchDay(new Date());
  return new Response(textStream(pieces), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="balie-overzicht-${day}.csv"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

async function refused(): Promise<Response> {
  const words = await getTranslations("connections.overview");
  return new Response(words("export-refused"), {
    status: 403,
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
}
