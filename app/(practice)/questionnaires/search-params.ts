import { one, type Search } from "#app/search.ts";
import { recipientsMax } from "#db/terms/questionnaires.ts";
import { ListTasksInput } from "#server/questionnaires/sending/contract.ts";

/** Query parameters of the list: `?state=sent&list=…&sending=…&after=<moment>_<id>`. */
export type QuestionnaireSearch = Search;

/** Invalid parameters are ignored, so a mistyped link shows more rows rather than none. */
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

/** The questionnaire and the patients preselected by the URL: `?questionnaire=…&patient=…&patient=…`. */
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
