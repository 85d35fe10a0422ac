import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { readBeside } from "#app/(practice)/patients/search-params.ts";
import type { Search } from "#app/search.ts";
import { openScreen } from "#app/shell.ts";
import { ChooseBeside } from "#components/documents/library/choose-beside.tsx";
import { contentAddress, documentAddress } from "#components/documents/library/content-address.ts";
import { DocumentFacts } from "#components/documents/library/document-facts.tsx";
import { DocumentSteps } from "#components/documents/library/document-steps.tsx";
import { JudgeDocument } from "#components/documents/library/judge-document.tsx";
import { PagesViewer } from "#components/documents/library/pages-viewer.tsx";
import { PhotoViewer } from "#components/documents/library/photo-viewer.tsx";
import { Page } from "#components/layout/page.tsx";
import { PatientHead } from "#components/patients/patient-head.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { readerMay, serverApi } from "#server/api/caller.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import type { DocumentSummary } from "#server/documents/library/contract.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents"))("title") };
}

type DocumentPageProps = {
  params: Promise<{ patientId: string; documentId: string }>;
  searchParams: Promise<Search>;
};

/** One photo, if asked beside another, or one document page by page. */
export default async function DocumentPage({ params, searchParams }: DocumentPageProps) {
  await openScreen("patients");
  const [{ patientId, documentId }, search, api, words, format] = await Promise.all([
    params,
    searchParams,
    serverApi(),
    getTranslations("documents"),
    getFormatter(),
  ]);
  const [patient, document, all, mayJudge] = await Promise.all([
    api.patients.get({ patientId }),
    api.documents.get({ patientId, documentId }),
    api.documents.patient({ patientId }),
    readerMay("document.judge"),
  ]);
  const nameOf = ({ form, title, statedAt, receivedAt }: DocumentSummary) => {
    const day = format.dateTime(new Date(`${dutchDay(statedAt ?? receivedAt)}T12:00:00Z`), { dateStyle: "medium" });
    return `${title || words(form === "picture" ? "photo" : "document")}, ${day}`;
  };
  const viewed = (one: DocumentSummary) => {
    const { width, height } = one;
    if (one.form !== "picture" || width === null || height === null) return [];
    const address = contentAddress({ patientId, documentId: one.documentId }, "picture");
    return [{ documentId: one.documentId, address, name: nameOf(one), width, height }];
  };
  const others = all.filter((one) => one.form === "picture" && one.documentId !== documentId);
  const besideId = readBeside(search);
  const photos = [document, ...others.filter((one) => one.documentId === besideId)].flatMap(viewed);
  const at = all.findIndex((one) => one.documentId === documentId);
  const address = (one: DocumentSummary | undefined) =>
    one ? documentAddress({ patientId, documentId: one.documentId }) : null;
  const everything = `/patients/${patientId}/documents`;
  return (
    <Page
      name={<TextLink href={everything}>{words("back")}</TextLink>}
      sentence={<PatientHead patient={patient} />}
      actions={<DocumentSteps previous={address(all[at - 1])} next={address(all[at + 1])} all={everything} />}
    >
      <div className="grid items-start gap-5 panel:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="min-w-0">
          {document.notShownReason ? (
            <Callout state="look" title={nameOf(document)}>
              {words(`notShown.${document.notShownReason}`)}
            </Callout>
          ) : null}
          {photos.length > 0 ? (
            <PhotoViewer
              key={documentId}
              photos={photos}
              beside={
                <ChooseBeside
                  patientId={patientId}
                  documentId={documentId}
                  besideId={photos[1]?.documentId ?? null}
                  others={others.map((one) => ({ documentId: one.documentId, name: nameOf(one) }))}
                />
              }
            />
          ) : null}
          {document.form === "pages" && document.pageCount !== null ? (
            <PagesViewer
              patientId={patientId}
              documentId={documentId}
              title={document.title || words("document")}
              pageCount={document.pageCount}
            />
          ) : null}
        </div>
        <DocumentFacts
          document={document}
          acts={
            <p className="flex flex-wrap items-center gap-3">
              {mayJudge && document.origin === "patient" ? (
                <JudgeDocument patientId={patientId} documentId={documentId} isJudged={document.judged !== null} />
              ) : null}
              {document.form === "pages" && !document.isActive ? (
                <a className="underline" href={contentAddress({ patientId, documentId }, "file")} download>
                  {words("download")}
                </a>
              ) : null}
            </p>
          }
        />
      </div>
    </Page>
  );
}
