import { one, type Search } from "#app/search.ts";
import { recipientsMax } from "#db/terms/questionnaires.ts";
import { ListTasksInput } from "#server/questionnaires/contract.ts";

/** What stands in the address of the list: `?state=sent&list=…&sending=…&after=<moment>_<id>`. */
export type QuestionnaireSearch = Search;

/** What cannot be read is left out, so that a mistyped link shows more and not nothing. */
export function readTaskFilter(search: QuestionnaireSearch): ListTasksInput {
  const { shape } = ListTasksInput;
  const [sentAt, taskId] = (one(search.after) ?? "").split("_");
  return {
    state: shape.state.safeParse(one(search.state)).data,
    questionnaireId: shape.questionnaireId.safeParse(one(search.list)).data,
    sendingId: shape.sendingId.safeParse(one(search.sending)).data,
    after: shape.after.safeParse({ sentAt, taskId }).data,
  };
}

/** Patients and list that the address asks to send to: `?questionnaire=…&patient=…&patient=…`. */
export function readSelection(search: QuestionnaireSearch): { questionnaireId: string | null; patientIds: string[] } {
  const patients = [search.patient].flat().filter((id) => id !== undefined);
  return {
    questionnaireId: one(search.questionnaire) ?? null,
    patientIds: patients.filter(isUuid).slice(0, recipientsMax),
  };
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
