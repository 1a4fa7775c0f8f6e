// Owns Spanish: which groups of words there are. What the help lines say in it comes from the data.
import { layOver } from "../overlay.ts";
import * as account from "./account.ts";
import * as entry from "./entry.ts";
import { help } from "./help.ts";
import * as intake from "./intake.ts";
import { screens } from "./screens.ts";
import { shell } from "./shell.ts";
import * as today from "./today.ts";
import * as welcome from "./welcome.ts";

export const GROUPS = {
  ...{ help, screens, shell },
  ...account,
  ...entry,
  ...intake,
  ...today,
  ...welcome,
};

export const inSpanish = (crisis: Record<string, string>) => layOver({ ...GROUPS, crisis });
