// Owns what a person follows in their own words, inside "Body and sleep": absent until there is something.
import type { SideEffects, TrackerValues } from "#lib/entry.ts";
import { trackers as t } from "#locales/en/trackers.ts";
import { trackers } from "#store/trackers.ts";
import { TrackerPicker } from "#ui/entry/tracker-picker.tsx";
import { trackerName, trackerValue } from "#ui/entry/tracker-words.ts";

type OwnTrackersProps = {
  values: TrackerValues | undefined;
  change: (change: (entry: SideEffects) => SideEffects, said: string) => void;
};

export function OwnTrackers({ values, change }: OwnTrackersProps) {
  const all = trackers.value;
  const shown = all.filter((each) => each.shown);
  if (shown.length === 0) return null;
  const note = (id: string, value: string) =>
    change(
      (each) => ({ ...each, trackers: { ...each.trackers, [id]: value } }),
      t.saved(trackerName(all, id), trackerValue(all, id, value)),
    );
  return (
    <>
      <h3>{t.title}</h3>
      <TrackerPicker trackers={shown} values={values ?? {}} onNote={note} />
    </>
  );
}
