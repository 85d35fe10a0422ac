import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SaveDraftInput, SavedDraft, StoredDraft } from "#server/consults/drafts/contract.ts";
import { DraftKeeper } from "./draft-keeper.ts";
import type { DraftText } from "./draft-text.ts";

const blank: DraftText = { body: "", effect: "answers", sawLast: "last", replaces: null, refers: null };
const typed = (body: string) => ({ ...blank, body });
const whose = { consultId: "one", writerId: "anna" };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server with one draft, as saveDraft decides. */
function makeServer() {
  let stored: StoredDraft | null = null;
  const way = { isAway: false, losesAnswers: false };
  const saved: SaveDraftInput[] = [];
  const store = (input: SaveDraftInput): SavedDraft => {
    const known = [...input.basedOn, input.revision];
    if (!known.includes(stored?.revision ?? null)) return { outcome: "changed-elsewhere", stored };
    saved.push(input);
    stored = input.body.trim() === "" ? null : { ...input, savedAt: new Date() };
    return { outcome: "saved", savedAt: stored?.savedAt ?? null };
  };
  const ways = {
    save: async (input: SaveDraftInput) => {
      if (way.isAway) throw new Error("no network");
      const answer = store(input);
      if (way.losesAnswers) throw new Error("no answer");
      return answer;
    },
    saveAndLeave: (input: SaveDraftInput) => void store(input),
  };
  const open = () => new DraftKeeper(whose, ways, stored, blank);
  return { open, way, saved, stored: () => stored };
}
const rest = () => vi.advanceTimersByTimeAsync(800);

describe("what is typed", () => {
  it("is saved once after a rest, and is there again on another screen", async () => {
    const server = makeServer();
    const draft = server.open();
    for (const body of ["U", "U ku", "U kunt het spuitje"]) draft.write(typed(body));
    expect(draft.shown().standing).toEqual({ is: "unsaved" });
    await rest();
    expect(server.saved.map(({ body }) => body)).toEqual(["U kunt het spuitje"]);
    expect(draft.shown().standing).toMatchObject({ is: "saved", at: expect.any(Date) });
    expect(server.open().shown().text).toEqual(typed("U kunt het spuitje"));
  });

  it("is saved at once when the field or the page is left", async () => {
    const server = makeServer();
    const draft = server.open();
    draft.write(typed("Dag"));
    await draft.flush();
    draft.write(typed("Dag mevrouw"));
    draft.leave();
    expect(server.stored()?.body).toBe("Dag mevrouw");
  });

  it("loses nothing while the network is away for a minute", async () => {
    const server = makeServer();
    const draft = server.open();
    server.way.isAway = true;
    for (let second = 0; second < 60; second += 1) {
      draft.write(typed(`Dag ${second}`));
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(draft.shown().standing).toEqual({ is: "failed" });
    expect(draft.isAtRisk).toBe(true);
    server.way.isAway = false;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(server.stored()?.body).toBe("Dag 59");
    expect(draft.shown().standing.is).toBe("saved");
  });

  it("that arrived although no answer came is no change of somebody else", async () => {
    const server = makeServer();
    const draft = server.open();
    server.way.losesAnswers = true;
    draft.write(typed("Dag"));
    await rest();
    expect(server.stored()?.body).toBe("Dag");
    server.way.losesAnswers = false;
    draft.write(typed("Dag mevrouw"));
    await rest();
    expect(server.stored()?.body).toBe("Dag mevrouw");
    expect(draft.shown().standing.is).toBe("saved");
  });

  it("is too long to be an answer, so it is not saved before it is shorter", async () => {
    const server = makeServer();
    const draft = server.open();
    draft.write(typed("a".repeat(2_001)));
    await rest();
    expect([draft.shown().standing, draft.isAtRisk, server.saved]).toEqual([{ is: "too-long" }, true, []]);
    draft.write(typed("a"));
    await rest();
    expect(server.stored()?.body).toBe("a");
  });
});

describe("two screens of one person", () => {
  async function torn() {
    const server = makeServer();
    const [one, two] = [server.open(), server.open()];
    one.write(typed("Van het ene"));
    await rest();
    two.write(typed("Van het andere"));
    await rest();
    return { server, one, two };
  }

  it("the later save does not go over what it did not know, and both texts are there", async () => {
    const { server, two } = await torn();
    expect(two.shown()).toMatchObject({
      text: typed("Van het andere"),
      standing: { is: "changed-elsewhere", other: { body: "Van het ene" } },
    });
    two.write(typed("Van het andere, en verder"));
    await rest();
    expect(server.stored()?.body).toBe("Van het ene");
  });

  it("who keeps their own saves it, and who takes the other has it", async () => {
    const mine = await torn();
    mine.two.choose(true);
    await rest();
    expect(mine.server.stored()?.body).toBe("Van het andere");
    const theirs = await torn();
    theirs.two.choose(false);
    expect(theirs.two.shown().text.body).toBe("Van het ene");
    theirs.two.write(typed("Van het ene, en verder"));
    await rest();
    expect(theirs.server.stored()?.body).toBe("Van het ene, en verder");
  });

  it("a screen on which nothing is unsaved takes in what is newer, and nothing that it had before", async () => {
    const server = makeServer();
    const [one, two] = [server.open(), server.open()];
    one.write(typed("Nieuw"));
    await rest();
    const old = server.stored();
    two.takeIn(old);
    expect(two.shown().text.body).toBe("Nieuw");
    await two.discard();
    two.takeIn(old);
    expect(two.shown().text.body).toBe("");
    expect(server.stored()).toBeNull();
  });

  it("what was sent on the one is not brought back by the other without asking", async () => {
    const server = makeServer();
    const one = server.open();
    one.write(typed("Dag"));
    await rest();
    const two = server.open();
    await one.discard();
    two.write(typed("Dag mevrouw"));
    await rest();
    expect(two.shown().standing).toEqual({ is: "changed-elsewhere", other: null });
    two.choose(false);
    expect(two.shown()).toMatchObject({ text: { body: "" }, standing: { is: "saved", at: null } });
  });
});

describe("while it is sent", () => {
  it("nothing is saved, so that no save brings it back; a refusal keeps it as a draft", async () => {
    const server = makeServer();
    const draft = server.open();
    draft.write(typed("Dag"));
    await draft.settle();
    await draft.flush();
    draft.leave();
    await rest();
    expect(server.saved).toEqual([]);
    draft.resume();
    await rest();
    expect(server.stored()?.body).toBe("Dag");
    await draft.settle();
    draft.forget();
    await rest();
    expect(server.saved).toHaveLength(1);
    expect(draft.shown()).toMatchObject({ text: { body: "" }, standing: { is: "saved", at: null } });
  });
});
