// Owns the words of the person's own plan. They name no amount: every number on that screen is typed by the person.
import { words } from "#lib/words.ts";

export const GOAL_NAMES = words("GOAL_NAMES", {
  none: "No goal",
  moderate: "My own numbers",
  taper: "Less over time",
  abstain: "Stop",
});

export const ownPlan = words("ownPlan", {
  intro:
    "Your own goal, in your own numbers. Nothing is filled in, and Ebb does not say how much of anything is right for you. When a day goes beyond this plan, Today says so to you, and to nobody else.",
  goalTitle: "What you want",
  goal: "Your goal",
  from: "From which day",
  fromHint: "Only if you have one in mind.",
  stopTitle: "Before you stop or come down",
  stopText:
    "Stopping alcohol or benzodiazepines suddenly, or coming down fast, can be dangerous. It can bring on seizures, also in somebody who feels well. Please speak with a clinician first: they can make it safe. Please do not stop a prescribed medicine because of this plan.",
  stopNow:
    "Shaking, sweating with confusion, seeing things or a seizure: call the emergency number now.",
  read: "I have read this",
  readNeeded: "Please read this first, then tick the box.",
  help: "Open help",
  source: "Source:",
  numbersTitle: "Your own numbers",
  numbersHint: "Leave empty whatever you do not want to plan. Without a unit, times are counted.",
  nothing: "What you keep track of gets a place here. You choose it under You.",
  perDay: "At most a day",
  unit: "Counted in",
  notBefore: "Not before",
  wrongNumber: "Use a plain number, or leave it empty",
  prescribed:
    "What is prescribed to you is not part of this: whoever prescribed it plans it with you.",
  save: "Save my plan",
  saved: "Your plan is saved",
  notSaved: "This was not saved. Check the connection and try again.",
});
