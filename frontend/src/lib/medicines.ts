// Owns what one tap on a prescribed medicine means: which of today's entries it is about.
import type { Entry, Intake } from "./entry.ts";

/** Today's answers for one medicine, newest first as they are given. */
export const answersFor = (substance: string, today: readonly Entry[]): Intake[] =>
  today.filter(
    (each): each is Intake =>
      each.kind === "intake" && each.substance === substance && each.prescribed !== null,
  );
