import { getTranslations } from "next-intl/server";
import { readAuditExport } from "#app/(practice)/audit/search-params.ts";
import { serverApi } from "#server/api/caller.ts";
import { isCrossSite } from "#server/api/request-context.ts";
import { textStream } from "#server/api/text-stream.ts";
import { dutchDay } from "#server/calendar/clock.ts";

const types = { csv: "text/csv; charset=utf-8", jsonl: "application/x-ndjson; charset=utf-8" } as const;

/** Streams the filtered audit log as a file. Cross-site requests are refused. */
export async function GET(request: Request): Promise<Response> {
  if (isCrossSite(request.headers)) return refused();
  const input = readAuditExport(Object.fromEntries(new URL(request.url).searchParams));
  const api = await serverApi();
  const pieces = await api.audit.export(input).catch(() => null);
  if (!pieces) return refused();
  const day = dutchDay(new Date());
  return new Response(textStream(pieces), {
    headers: {
      "content-type": types[input.format],
      "content-disposition": `attachment; filename="balie-log-${day}.${input.format}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

async function refused(): Promise<Response> {
  const words = await getTranslations("audit.export");
  return new Response(words("refused"), { status: 403, headers: { "content-type": "text/plain; charset=utf-8" } });
}
