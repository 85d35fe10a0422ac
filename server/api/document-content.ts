import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { ContentInput } from "#server/documents/library/contract.ts";
import { serverApi } from "./caller.ts";
import { isCrossSite } from "./request-context.ts";

/** Names say nothing of a patient; what is saved goes by what it is. */
const names = { "image/jpeg": "foto.jpg", "image/png": "bladzijde.png", "application/pdf": "document.pdf" } as const;

/**
 * The bytes of what is shown of a photo or document. The response may do nothing in the application's origin: no script, no frame, and a PDF
 * is only ever saved. It is not kept by the browser, so that nothing remains after signing out.
 */
export async function showContent(
  request: Request,
  named: { patientId: string; documentId: string },
): Promise<Response> {
  if (isCrossSite(request.headers)) return new Response(null, { status: 403 });
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const input = ContentInput.safeParse({ ...query, ...named });
  if (!input.success) return new Response(null, { status: 404 });
  const api = await serverApi({ missing: "error" });
  try {
    const { bytes, mediaType } = await api.documents.content(input.data);
    const disposition = mediaType === "application/pdf" ? "attachment" : "inline";
    return new Response(new Uint8Array(bytes), {
      headers: {
        "content-type": mediaType,
        "content-disposition": `${disposition}; filename="${names[mediaType]}"`,
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
      },
    });
  } catch (problem) {
    const status = problem instanceof TRPCError ? getHTTPStatusCodeFromError(problem) : 500;
    // The store is away: the page stays, and the picture can be asked for again.
    return new Response(null, { status: status === 500 ? 503 : status });
  }
}
