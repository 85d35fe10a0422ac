import { v7 as uuidv7 } from "uuid";
import { messageLengthMax } from "#db/terms/messages.ts";
import {
  type SaveDraftInput,
  type SavedDraft,
  type StoredDraft,
  unansweredMax,
} from "#server/consults/drafts/contract.ts";
import { type DraftShown, type DraftStanding, type DraftText, isBlank, textOf } from "./draft-text.ts";

const restMs = 800;
/** Between tries that failed: the first soon, the next ones longer, none longer than the last. */
const retryMs = [2_000, 5_000, 10_000, 15_000] as const;
/** Somebody who sends does not wait longer for the last save. */
const settleMsMax = 3_000;

type Whose = { consultId: string; writerId: string };
export type Ways = {
  save: (input: SaveDraftInput) => Promise<SavedDraft>;
  /** The page is going away: no answer will come. */
  saveAndLeave: (input: SaveDraftInput) => void;
};

/**
 * Keeps what one person writes in one consult: in memory at once, on the server after a rest, again and again while that fails. It outlives the
 * screen on which it is written, so that a step to another consult, or a minute without a network, loses nothing.
 */
export class DraftKeeper {
  #shown: DraftShown;
  /** What the server may have, as far as this screen knows: the last that was confirmed, and saves after it without an answer. */
  #basedOn: (string | null)[];
  /** Every revision that was seen here: one that comes back with a screen that the browser kept is old. */
  readonly #seen = new Set<string>();
  #isSending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #underWay: Promise<void> | null = null;
  #failCount = 0;
  readonly #listeners = new Set<() => void>();
  readonly #whose: Whose;
  readonly #ways: Ways;

  constructor(whose: Whose, ways: Ways, begin: StoredDraft | null, blank: DraftText) {
    this.#whose = whose;
    this.#ways = ways;
    this.#basedOn = [this.#see(begin)];
    this.#shown = { text: begin ? textOf(begin) : blank, standing: { is: "saved", at: begin?.savedAt ?? null } };
  }

  readonly shown = (): DraftShown => this.#shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  get writerId(): string {
    return this.#whose.writerId;
  }

  /** Whether something would be lost with the page, for good. */
  get isAtRisk(): boolean {
    const { is } = this.#shown.standing;
    return is === "failed" || is === "too-long" || is === "changed-elsewhere";
  }

  write(text: DraftText): void {
    this.#show({ text, standing: this.#unsaved(text) });
    this.#wait(restMs);
  }

  /** What the server says of it now, when nothing is unsaved here. An older answer, of a screen kept by the browser, says nothing. */
  takeIn(stored: StoredDraft | null): void {
    const { text, standing } = this.#shown;
    if (stored === null || standing.is !== "saved" || this.#seen.has(stored.revision)) return;
    if (!isBlank(text) && standing.at !== null && standing.at >= stored.savedAt) return;
    this.#take(stored);
  }

  /** Of two texts: the one that is written here, or the one that stands on the server. */
  choose(mine: boolean): void {
    const { text, standing } = this.#shown;
    if (standing.is !== "changed-elsewhere") return;
    const { other } = standing;
    if (!mine && other) {
      this.#take(other);
      return;
    }
    this.#basedOn = [this.#see(other)];
    if (mine) {
      this.#show({ text, standing: { is: "unsaved" } });
      void this.flush();
    } else this.#show({ text: emptied(text), standing: { is: "saved", at: null } });
  }

  /** Throws it away, here and on the server. */
  async discard(): Promise<void> {
    this.write(emptied(this.#shown.text));
    await this.flush();
  }

  /** Saves now what is unsaved. Never rejects. */
  async flush(): Promise<void> {
    this.#stop();
    await this.#underWay;
    if (this.#isUnsaved() && !this.#isSending && !this.#underWay) {
      this.#underWay = this.#save().finally(() => {
        this.#underWay = null;
      });
    }
    await this.#underWay;
  }

  /** The page is going away. */
  leave(): void {
    if (this.#isUnsaved() && !this.#isSending) this.#ways.saveAndLeave(this.#input());
  }

  /** Before it is sent: nothing is saved any more, so that no save arrives after its answer and brings the text back. */
  async settle(): Promise<void> {
    this.#isSending = true;
    this.#stop();
    await Promise.race([this.#underWay, new Promise((wake) => setTimeout(wake, settleMsMax))]);
  }

  /** It was not sent. */
  resume(): void {
    this.#isSending = false;
    void this.flush();
  }

  /** It was sent; what is written from here on is new. */
  forget(): void {
    this.#isSending = false;
    this.#stop();
    this.#basedOn = [null];
    this.#show({ text: emptied(this.#shown.text), standing: { is: "saved", at: null } });
  }

  #isUnsaved(): boolean {
    const { is } = this.#shown.standing;
    return is === "unsaved" || is === "failed";
  }

  #unsaved(text: DraftText): DraftStanding {
    const { standing } = this.#shown;
    if (standing.is === "changed-elsewhere") return standing;
    if (text.body.length > messageLengthMax) return { is: "too-long" };
    return standing.is === "failed" ? standing : { is: "unsaved" };
  }

  #wait(ms: number): void {
    this.#stop();
    if (this.#isUnsaved()) this.#timer = setTimeout(() => void this.flush(), ms);
  }

  #stop(): void {
    clearTimeout(this.#timer);
  }

  #see(stored: StoredDraft | null): string | null {
    if (stored !== null) this.#seen.add(stored.revision);
    return stored?.revision ?? null;
  }

  #take(stored: StoredDraft): void {
    this.#basedOn = [this.#see(stored)];
    this.#show({ text: textOf(stored), standing: { is: "saved", at: stored.savedAt } });
  }

  #input(): SaveDraftInput {
    const { sawLast, ...text } = this.#shown.text;
    const input = { ...this.#whose, ...text, begunOn: sawLast, revision: uuidv7(), basedOn: [...this.#basedOn] };
    // Sent, so the server may have it whatever becomes of its answer.
    if (this.#basedOn.length > unansweredMax) this.#basedOn.splice(1, 1);
    this.#basedOn.push(input.revision);
    this.#seen.add(input.revision);
    return input;
  }

  async #save(): Promise<void> {
    const { text } = this.#shown;
    const input = this.#input();
    const saved = await this.#ways.save(input).catch(() => null);
    const isStill = this.#shown.text === text;
    if (saved === null) {
      this.#show({ ...this.#shown, standing: { is: "failed" } });
      this.#wait(retryMs[Math.min(this.#failCount, retryMs.length - 1)] ?? restMs);
      this.#failCount += 1;
      return;
    }
    this.#failCount = 0;
    if (saved.outcome === "changed-elsewhere") {
      this.#show({ ...this.#shown, standing: { is: "changed-elsewhere", other: saved.stored } });
      return;
    }
    this.#basedOn = [saved.savedAt === null ? null : input.revision];
    if (isStill) this.#show({ text, standing: { is: "saved", at: saved.savedAt } });
    else {
      const isTooLong = this.#shown.text.body.length > messageLengthMax;
      this.#show({ ...this.#shown, standing: { is: isTooLong ? "too-long" : "unsaved" } });
      this.#wait(restMs);
    }
  }

  #show(shown: DraftShown): void {
    this.#shown = shown;
    for (const listener of this.#listeners) listener();
  }
}

function emptied(text: DraftText): DraftText {
  return { ...text, body: "", replaces: null, refers: null };
}
