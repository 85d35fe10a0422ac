import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { CaseAnswer } from "#components/connections/case/case-answer.tsx";
import { CaseCostForm } from "#components/connections/case/case-cost-form.tsx";
import { CaseMail } from "#components/connections/case/case-mail.tsx";
import { CaseQuestion } from "#components/connections/case/case-question.tsx";
import { CaseSteps } from "#components/connections/case/case-steps.tsx";
import { CaseSystem } from "#components/connections/case/case-system.tsx";
import { readyMail } from "#components/connections/case/ready-mail.ts";
import { ConnectionTabs } from "#components/connections/status/connection-tabs.tsx";
import { Page } from "#components/layout/page.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { caseQuestions } from "#db/terms/connections.ts";
import { currentSession, readerMay, serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("connections.case"))("title") };
}

/** Connecting step by step: one question at a time, then the steps with an owner and a date, and an e-mail draft. */
export default async function CasePage() {
  await openScreen("connection");
  const [api, words] = await Promise.all([serverApi(), getTranslations("connections.case")]);
  const [status, walked, session] = await Promise.all([
    api.connections.status(),
    api.connections.case(),
    currentSession(),
  ]);
  const [mayAnswer, mayChange, mayNote] = await Promise.all([
    readerMay("connection.answer"),
    readerMay("connection.change-step"),
    readerMay("connection.note"),
  ]);
  const mailWords = await getTranslations({ locale: "nl", namespace: "connections.case.mail" });
  const mail = readyMail(mailWords, {
    status,
    steps: walked.steps,
    recordSystem: walked.recordSystem,
    gatewayName: walked.routes[0]?.name ?? null,
    sender: session?.actor.name ?? "",
  });
  const { kind } = status.organization;
  const given = { "has-gateway": walked.hasGateway, "in-register": walked.inRegister };
  const openCount = walked.steps.filter((step) => step.doneAt === null).length;
  return (
    <Page
      name={words("title")}
      sentence={walked.caseId ? words("sentence.steps", { count: openCount }) : words("sentence.start")}
    >
      <ConnectionTabs current="case" />
      <div className="grid items-start gap-5 desk:grid-cols-2">
        <div className="min-w-0 space-y-5">
          {caseQuestions.map((question) => {
            const answer = given[question];
            if (answer === null) return null;
            const history = walked.answers.filter((each) => each.question === question);
            return (
              <CaseAnswer
                key={`${question} ${history[0]?.answerId}`}
                question={question}
                kind={kind}
                answer={answer}
                history={history}
                mayAnswer={mayAnswer}
              />
            );
          })}
          {walked.isContradicted ? <Callout state="look">{words("contradicts")}</Callout> : null}
          {walked.next && mayAnswer ? (
            <CaseQuestion key={walked.next} question={walked.next} kind={kind} current={null} />
          ) : null}
          <CaseSystem
            recordSystem={walked.recordSystem}
            recordSystems={walked.recordSystems}
            routes={walked.routes}
            mayAnswer={mayAnswer}
          />
          {walked.caseId && mayNote ? (
            <CaseCostForm costNote={walked.costNote ?? ""} contractOn={walked.contractOn} />
          ) : null}
        </div>
        <div className="min-w-0 space-y-5">
          <CaseSteps steps={walked.steps} colleagues={walked.colleagues} mayChange={mayChange} mayAnswer={mayAnswer} />
          {mail ? <CaseMail mail={mail} /> : null}
        </div>
      </div>
    </Page>
  );
}
