// Owns Spanish: which groups of words there are. What the help lines say in it comes from the data.
import { layOver } from "../overlay.ts";
import * as account from "./account.ts";
import * as entry from "./entry.ts";
import * as facts from "./facts.ts";
import { flags } from "./flags.ts";
import { help } from "./help.ts";
import { install } from "./install.ts";
import * as intake from "./intake.ts";
import * as journal from "./journal.ts";
import * as lock from "./lock.ts";
import * as looksFor from "./looks-for.ts";
import * as noticed from "./noticed.ts";
import * as own from "./own.ts";
import * as ownPlan from "./own-plan.ts";
import * as plan from "./plan.ts";
import { screens } from "./screens.ts";
import * as sharing from "./sharing.ts";
import { shell } from "./shell.ts";
import * as today from "./today.ts";
import * as trends from "./trends.ts";
import * as welcome from "./welcome.ts";
import { who } from "./who.ts";

export const GROUPS = {
  ...{ flags, help, install, screens, shell, who },
  ...account,
  ...entry,
  ...facts,
  ...intake,
  ...lock,
  ...looksFor,
  ...journal,
  ...noticed,
  ...own,
  ...ownPlan,
  ...plan,
  ...sharing,
  ...today,
  ...trends,
  ...welcome,
};

export const inSpanish = (crisis: Record<string, string>) => layOver({ ...GROUPS, crisis });
