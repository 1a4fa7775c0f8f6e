// Owns time zone, day boundary and country.
import { useEffect, useState } from "preact/hooks";
import { chooseRegion, regionName } from "#lib/region.ts";
import type { Settings } from "#lib/settings.ts";
import { deviceZone } from "#lib/time.ts";
import { you as t } from "#locales/en/you.ts";
import { Card } from "#ui/card.tsx";
import { SelectField } from "#ui/select-field.tsx";
import { TextField } from "#ui/text-field.tsx";
import { changeSettings } from "./change.ts";

const zones = () => [
  { value: "", label: t.zoneDevice(deviceZone()) },
  ...Intl.supportedValuesOf("timeZone").map((zone) => ({ value: zone, label: zone })),
];

function useRegions() {
  const [codes, setCodes] = useState<string[]>([]);
  useEffect(() => {
    import("virtual:crisis-resources").then(
      ({ resources }) => setCodes(Object.keys(resources.regions).filter((code) => code !== "*")),
      () => setCodes([]),
    );
  }, []);
  return codes
    .map((code) => ({ value: code, label: regionName(code) }))
    .sort((one, other) => one.label.localeCompare(other.label));
}

export function TimeCard({ settings }: { settings: Settings }) {
  const [options] = useState(zones);
  const regions = useRegions();
  const change = (code: string) => {
    chooseRegion(code);
    void changeSettings({ region: code || null });
  };
  return (
    <Card title={t.timeTitle}>
      <SelectField
        label={t.zone}
        options={options}
        value={settings.time_zone ?? ""}
        onChoose={(zone) => changeSettings({ time_zone: zone || null })}
      />
      <TextField
        label={t.boundary}
        type="time"
        hint={t.boundaryHint}
        value={settings.day_boundary}
        onInput={(time) => time && void changeSettings({ day_boundary: time })}
      />
      <SelectField
        label={t.region}
        options={[{ value: "", label: t.regionNone }, ...regions]}
        value={settings.region ?? ""}
        onChoose={change}
      />
    </Card>
  );
}
