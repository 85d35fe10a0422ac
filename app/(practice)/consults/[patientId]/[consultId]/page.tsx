import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readView } from "#app/(practice)/consults/search-params.ts";
import { readApprovers, readColleagues } from "#app/(practice)/read-colleagues.ts";
import type { Search } from "#app/search.ts";
import { openScreen } from "#app/shell.ts";
import { ApprovalActs } from "#components/consults/approval/approval-acts.tsx";
import { ApprovedLine } from "#components/consults/approval/approved-line.tsx";
import { AskedText } from "#components/consults/approval/asked-text.tsx";
import { AddNote } from "#components/consults/conversation/add-note.tsx";
import { BackToInbox } from "#components/consults/conversation/back-to-inbox.tsx";
import { Composer } from "#components/consults/conversation/composer.tsx";
import { ConsultStanding } from "#components/consults/conversation/consult-standing.tsx";
import { ConsultSteps } from "#components/consults/conversation/consult-steps.tsx";
import { EarlierConsultsCard } from "#components/consults/conversation/earlier-consults-card.tsx";
import { LatestValuesCard } from "#components/consults/conversation/latest-values-card.tsx";
import { NotesCard } from "#components/consults/conversation/notes-card.tsx";
import { PatientBrief } from "#components/consults/conversation/patient-brief.tsx";
import { Thread } from "#components/consults/conversation/thread.tsx";
import { PlannedActs } from "#components/consults/planned/planned-acts.tsx";
import { TransferCard } from "#components/consults/transfer/transfer-card.tsx";
import { ConsultActs } from "#components/consults/work/consult-acts.tsx";
import { Attachments } from "#components/documents/library/attachments.tsx";
import { Page } from "#components/layout/page.tsx";
import { PatientCard } from "#components/patients/patient-card.tsx";
import { PatientHead } from "#components/patients/patient-head.tsx";
import { PatientTasksCard } from "#components/tasks/patient-tasks-card.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { readerMay, serverApi } from "#server/api/caller.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { addDays } from "#server/calendar/days.ts";
import { addWorkingDays } from "#server/calendar/opening-hours.ts";
import type { Conversation, PlannedMessage } from "#server/consults/conversation/conversation-contract.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("consults"))("title") };
}

type ConversationPageProps = {
  params: Promise<{ patientId: string; consultId: string }>;
  searchParams: Promise<Search>;
};

/** One consult: what was said, the patient beside it, and the answer. */
export default async function ConversationPage({ params, searchParams }: ConversationPageProps) {
  const { personId } = await openScreen("consults");
  const [{ patientId, consultId }, search, api, words] = await Promise.all([
    params,
    searchParams,
    serverApi(),
    getTranslations("consults"),
  ]);
  const view = readView(search);
  const [
    consult,
    draft,
    referral,
    patient,
    measured,
    tasks,
    documents,
    colleagues,
    hours,
    templates,
    moments,
    mayWork,
    mayAnswer,
    mayExport,
    { open: asked, approved },
    approvers,
    mayApprove,
  ] = await Promise.all([
    api.consults.get({ patientId, consultId }),
    readerMay("consult.answer").then((may) => (may ? api.consults.draft({ patientId, consultId }) : null)),
    api.consults.referral({ patientId, consultId }),
    api.patients.get({ patientId }),
    api.measurements.patient({ patientId }),
    api.tasks.patient({ patientId }),
    api.documents.patient({ patientId }),
    readColleagues(api),
    api.openingHours.get(),
    api.messages.filledTemplates({ patientId }),
    api.consults.moments(),
    readerMay("consult.work"),
    readerMay("consult.answer"),
    readerMay("consult.export"),
    api.consults.approvals({ patientId, consultId }),
    readApprovers(api),
    readerMay("consult.approve"),
  ]);
  const today = dutchDay(new Date());
  const dueOn = addWorkingDays(hours.times, today, 1);
  const isWrittenTo = consult.messages.some(({ author }) => author === "practice");
  return (
    <Page
      name={<BackToInbox view={view} />}
      sentence={<PatientHead patient={patient} />}
      actions={
        <>
          <TextLink href={`/patients/${patientId}`} className="self-center">
            {words("thread.patient")}
          </TextLink>
          <ConsultSteps view={view} consultId={consultId} />
        </>
      }
    >
      <ConsultStanding
        consult={consult}
        readerId={personId}
        acts={
          mayWork ? (
            <ConsultActs
              key={consultId}
              consult={consult}
              isWrittenTo={isWrittenTo}
              readerId={personId}
              colleagues={colleagues}
              dueOn={dueOn}
              tomorrow={addDays(today, 1)}
            />
          ) : null
        }
      />
      {consult.isStray ? (
        <Callout state="look" title={words("thread.stray")}>
          {words("thread.strayBody")}
        </Callout>
      ) : null}
      <div className="grid items-start gap-5 panel:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="min-w-0 space-y-4">
          <PatientBrief patient={patient} kinds={measured.kinds} />
          <Thread
            consult={consult}
            patientName={patient.fullName}
            filesOf={(messageId) => {
              const own = documents.filter((one) => one.messageId === messageId);
              return own.length > 0 ? <Attachments patientId={patientId} documents={own} /> : null;
            }}
            approvedOf={(messageId) => {
              const own = approved.find((one) => one.messageId === messageId);
              return own ? <ApprovedLine approved={own} /> : null;
            }}
            asked={
              asked && {
                approvalId: asked.approvalId,
                text: (
                  <AskedText
                    approval={asked}
                    acts={
                      mayAnswer ? (
                        <ApprovalActs
                          key={asked.approvalId}
                          consultId={consultId}
                          view={view}
                          approval={asked}
                          isApprover={mayApprove && asked.askedById !== personId}
                          lastMessageId={consult.lastMessageId}
                        />
                      ) : null
                    }
                  />
                ),
              }
            }
            actsOn={(planned) =>
              mayAnswer ? (
                <PlannedActs
                  consultId={consultId}
                  planned={planned}
                  lastMessageId={consult.lastMessageId}
                  before={saidBefore(consult, planned)}
                />
              ) : null
            }
          />
          {mayAnswer ? (
            <Composer
              key={consultId}
              consult={consult}
              patient={patient}
              view={view}
              templates={templates}
              moments={moments}
              referral={referral}
              writerId={personId}
              stored={draft}
              askedId={asked?.approvalId ?? null}
              approvers={mayApprove ? null : approvers}
            />
          ) : null}
        </div>
        {/* What stays inside is not printed: a sheet of paper goes further than a screen. */}
        <div className="grid min-w-0 items-start gap-5 desk:max-panel:grid-cols-2 print:hidden">
          <TransferCard
            key={consultId}
            consult={consult}
            mayWork={mayWork}
            exports={mayExport ? { isKept: patient.contactNotes.includes("no-notices") } : null}
          />
          <NotesCard notes={consult.notes} add={mayWork ? <AddNote key={consultId} consultId={consultId} /> : null} />
          <LatestValuesCard patientId={patientId} kinds={measured.kinds} />
          <PatientTasksCard
            patientId={patientId}
            tasks={tasks.open}
            colleagues={colleagues}
            today={today}
            dueOn={dueOn}
          />
          <EarlierConsultsCard patientId={patientId} earlier={consult.earlier} view={view} />
          <PatientCard patient={patient} />
        </div>
      </div>
    </Page>
  );
}

/** The last that people said before a planned message. */
function saidBefore({ messages, planned }: Conversation, { messageId }: PlannedMessage): string | null {
  const other = planned.findLast((one) => one.messageId !== messageId);
  return (other ?? messages.findLast(({ author }) => author !== "receipt"))?.messageId ?? null;
}
