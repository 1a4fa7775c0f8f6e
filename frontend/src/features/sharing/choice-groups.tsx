// Owns the list of what can go along, in groups; nothing is on before somebody turns it on.
import { type Group, type Grouped, grouped, type Recorded } from "#lib/sharing.ts";
import { GROUP_NAMES, sharing as t } from "#locales/en/sharing.ts";
import { Card } from "#ui/card.tsx";
import { Check } from "#ui/check.tsx";

const hints = (): Partial<Record<Group, string>> => ({
  words: t.textWarning,
  noticed: t.flagsHint,
  before: t.beforeHint,
});

type Props = {
  include: readonly string[];
  onInclude: (include: string[]) => void;
};

function Choices({ group, choices, include, onInclude }: Grouped & Props) {
  const ids = choices.map((each) => each.include);
  const others = include.filter((each) => !ids.includes(each));
  const areAllOn = ids.every((each) => include.includes(each));
  const turn = (id: string, on: boolean) =>
    onInclude(on ? [...include, id] : include.filter((each) => each !== id));
  return (
    <fieldset class="share-group">
      <legend>
        <h3>{GROUP_NAMES[group]}</h3>
      </legend>
      {hints()[group] && <p class="soft">{hints()[group]}</p>}
      {choices.map((each) => (
        <Check
          key={each.include}
          label={each.label}
          hint={each.days > 0 ? t.daysRecorded(each.days) : undefined}
          on={include.includes(each.include)}
          onToggle={(on) => turn(each.include, on)}
        />
      ))}
      {choices.length > 2 && (
        <button
          type="button"
          class="button-quiet"
          onClick={() => onInclude(areAllOn ? others : [...others, ...ids])}
        >
          {areAllOn ? t.noneOf(GROUP_NAMES[group]) : t.allOf(GROUP_NAMES[group])}
        </button>
      )}
    </fieldset>
  );
}

type ChoiceGroupsProps = Props & { choices: readonly Recorded[]; prescribed: readonly string[] };

export function ChoiceGroups({ choices, prescribed, ...rest }: ChoiceGroupsProps) {
  return (
    <Card>
      {grouped(choices, prescribed).map((each) => (
        <Choices key={each.group} {...each} {...rest} />
      ))}
    </Card>
  );
}
