import { listDemoPeople } from "#server/people/list-demo-people.ts";
import { can, router } from "../trpc.ts";

export const peopleRouter = router({
  listDemo: can("person.list-demo").query(({ ctx }) => listDemoPeople(ctx.access)),
});
