import { TRPCError } from "@trpc/server";
import { serverApi } from "#server/api/caller.ts";

/** The PDF of a proof of the own organization. */
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
    if (problem instanceof TRPCError)
      return new Response(null, { status: problem.code === "UNAUTHORIZED" ? 401 : 404 });
    throw problem;
  }
}
