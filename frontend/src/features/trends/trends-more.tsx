// Owns what stands below the charts: the days with a record, and what was different between days and hours.
import { told } from "#store/trends.ts";
import { axisOf } from "#ui/chart/figures.ts";
import { Different } from "./different.tsx";
import { RecordedCard } from "./recorded-card.tsx";

export function More() {
  const shown = told.value;
  if (!shown) return null;
  return (
    <>
      <Different different={shown.trends.different} />
      <RecordedCard
        recorded={shown.trends.recorded}
        axis={axisOf(
          shown.trends,
          shown.period === null ? shown.trends.recorded.days[0] : undefined,
        )}
      />
    </>
  );
}
