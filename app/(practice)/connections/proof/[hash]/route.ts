import { TRPCError } from "@trpc/server";
import { serverApi } from "#server/api/caller.ts";

/** What is refused or not there; anything else broke here, and says so. */
const statusOf: Partial<Record<TRPCError["code"], number>> = {
  UNAUTHORIZED: 401,
  PRECONDITION_FAILED: 403,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_REQUEST: 404,
};

/** A proof of the reader's own organization as a PDF. */
export async function GET(_: Request, { params }: { params: Promise<{ hash: string }> }): Promise<Response> {
  const { hash } = await params;
  try {
    const pdf = await (await serverApi()).connections.proofPdf({ hash });
    return new Response(new Uint8Array(pdf), {
      headers: {
        "Content-Type": "application/pdf",
        "Content-Disposition": `attachment; filename="aansluitbewijs-${hash.slice(0, 8)}.pdf"`,
        "Cache-Control": "private, no-store",
      },
    });
  } catch (problem) {
    if (problem instanceof TRPCError && problem.code in statusOf) {
      return new Response(null, { status: statusOf[problem.code] ?? 404 });
    }
    throw problem;
  }
}
