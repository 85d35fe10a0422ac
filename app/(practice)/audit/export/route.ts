import { getTranslations } from "next-intl/server";
import { serverApi } from "#server/api/caller.ts";
import { isFromElsewhere } from "#server/api/request-context.ts";
import { readAuditExport } from "../search-params.ts";

const types = { csv: "text/csv; charset=utf-8", jsonl: "application/x-ndjson; charset=utf-8" } as const;

/** The log as a file, told piece by piece. Another site cannot make a browser fetch it. */
export async function GET(request: Request): Promise<Response> {
  if (isFromElsewhere(request.headers)) return refused();
  const input = readAuditExport(Object.fromEntries(new URL(request.url).searchParams));
  const api = await serverApi();
  const pieces = await api.audit.export(input).catch(() => null);
  if (!pieces) return refused();
  const day = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Amsterdam" });
  return new Response(streamOf(pieces), {
    headers: {
      "content-type": types[input.format],
      "content-disposition": `attachment; filename="balie-log-${day}.${input.format}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

/** Asks for the next piece only when the last one was taken; a download that is broken off ends the reading. */
function streamOf(pieces: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const telling = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await telling.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await telling.return?.();
    },
  });
}

async function refused(): Promise<Response> {
  const words = await getTranslations("audit.export");
  return new Response(words("refused"), { status: 403, headers: { "content-type": "text/plain; charset=utf-8" } });
}
