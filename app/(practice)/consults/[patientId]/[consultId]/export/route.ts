import { TRPCError } from "@trpc/server";
import { getTranslations } from "next-intl/server";
import { conversationFormats } from "#db/terms/consults.ts";
import { serverApi } from "#server/api/caller.ts";
import { isCrossSite } from "#server/api/request-context.ts";

/** What is refused or not there; anything else broke here, and says so. */
const statusOf: Partial<Record<TRPCError["code"], number>> = {
  UNAUTHORIZED: 401,
  PRECONDITION_FAILED: 403,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_REQUEST: 404,
};

type ExportContext = { params: Promise<{ patientId: string; consultId: string }> };

/** One conversation as a file: `?format=pdf`, or `fhir`. Cross-site requests are refused. Its name tells nothing about the patient. */
export async function GET(request: Request, { params }: ExportContext): Promise<Response> {
  if (isCrossSite(request.headers)) return new Response(null, { status: 403 });
  const asked = new URL(request.url).searchParams.get("format");
  const format = conversationFormats.find((known) => known === asked) ?? "pdf";
  try {
    const file = await (await serverApi()).consults.export({ ...(await params), format });
    return new Response(file.bytes, {
      headers: {
        "content-type": file.type,
        "content-disposition": `attachment; filename="balie-gesprek-${file.madeOn}.${file.extension}"`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (problem) {
    if (problem instanceof TRPCError && problem.code === "CONFLICT") return kept();
    if (problem instanceof TRPCError && problem.code in statusOf) {
      return new Response(null, { status: statusOf[problem.code] ?? 404 });
    }
    throw problem;
  }
}

async function kept(): Promise<Response> {
  const words = await getTranslations("consults.transfer");
  return new Response(words("keptFrom"), { status: 409, headers: { "content-type": "text/plain; charset=utf-8" } });
}
