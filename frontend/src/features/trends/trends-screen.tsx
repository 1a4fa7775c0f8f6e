// Owns Trends: one period, and every measure of it side by side on one axis.
import { useEffect } from "preact/hooks";
import { dayLabel, timeLabel, written } from "#lib/time.ts";
import { shell } from "#locales/en/shell.ts";
import { trends as t } from "#locales/en/trends.ts";
import { keptDays } from "#store/cache-days.ts";
import { entries } from "#store/entries.ts";
import { waitingCount } from "#store/outbox.ts";
import { sessionState } from "#store/session.ts";
import { today, zone } from "#store/settings.ts";
import {
  asking,
  choosePeriod,
  isRemembered,
  load,
  PERIODS,
  type Period,
  period,
  type Told,
  told,
} from "#store/trends.ts";
import { Card } from "#ui/card.tsx";
import { type Axis, axisOf, spanLabel } from "#ui/chart/figures.ts";
import { reading } from "#ui/chart/reading.ts";
import { useRoom } from "#ui/chart/room.ts";
import { Stripes } from "#ui/chart/stripes.tsx";
import { Choice } from "#ui/choice.tsx";
import { Lazy } from "#ui/lazy.tsx";
import { Events, sharedEvents } from "./events.tsx";
import { HowToRead } from "./how-to-read.tsx";
import { MeasureCard } from "./measure-card.tsx";
import { inOrder, isEmpty, seriesName } from "./names.ts";
import "./trends.css";

const more = async () => (await import("./trends-more.tsx")).More;

function Periods() {
  const options = PERIODS.map((days) => ({
    value: String(days),
    label: days === null ? t.periodAll : t.periodDays(days),
  }));
  const choose = (value: string) => {
    reading.value = null;
    choosePeriod(PERIODS.find((days) => String(days) === value) as Period);
  };
  return (
    <div class="periods">
      <Choice label={t.period} options={options} value={String(period.value)} onChoose={choose} />
    </div>
  );
}

function whenLabel(at: string): string {
  const here = written(new Date(at), zone.value);
  return `${dayLabel(here.slice(0, 10))}, ${timeLabel(here)}`;
}

/** What this stands on: which days, how old, and what is not in it. */
function Standing(shown: Told) {
  const { at, trends } = shown;
  const { first, last, step } = axisOf(trends, oldestOf(shown));
  const count = (last - first) / step + 1;
  const say = trends.by === "week" ? t.recordedWeeks : t.recorded;
  const damaged = trends.unreadable.length;
  return (
    <div class="standing">
      <p class="span">{spanOf(shown)}</p>
      <p class="soft">{say(trends.recorded.days.length, count)}</p>
      {isRemembered.value && <p class="card card-note">{t.asOf(whenLabel(at))}</p>}
      {waitingCount.value > 0 && <p class="soft">{t.waiting(waitingCount.value)}</p>}
      {damaged > 0 && <p class="soft">{t.damaged(damaged)}</p>}
      {trends.left_out.length > 0 && <p class="soft">{t.leftOut(trends.left_out.length)}</p>}
    </div>
  );
}

/** Where everything was asked for. */
const oldestOf = ({ period: asked, trends }: Told): string | undefined =>
  asked === null ? trends.recorded.days[0] : undefined;

function spanOf(shown: Told): string {
  const { trends } = shown;
  const oldest = oldestOf(shown);
  return spanLabel(oldest && oldest > trends.from ? oldest : trends.from, trends.to);
}

function Empty() {
  const isNew = entries.value.length === 0;
  return (
    <Card title={isNew ? t.emptyTitle : t.emptyPeriodTitle}>
      <p>{isNew ? t.emptyText : t.emptyPeriod}</p>
      <a class="button-soft" href="/">
        {t.toToday}
      </a>
    </Card>
  );
}

/** Longer than what a sentence looks over (`WINDOW_DAYS` of the server's slope). */
const isLonger = ({ first, last, step }: Axis): boolean => last + step - first > 90;

function Measures(shown: Told) {
  const { trends } = shown;
  const axis = axisOf(trends, oldestOf(shown));
  const all = inOrder(trends.series);
  const absent = all.filter(([, series]) => isEmpty(series)).map(([id]) => seriesName(id));
  const span = spanOf(shown);
  return (
    <>
      <Events events={sharedEvents(all.map(([, series]) => series))} axis={axis} />
      {isLonger(axis) && <p class="soft">{t.sentencesAre}</p>}
      <p class="soft read-hint">{t.readHint}</p>
      {all
        .filter(([, series]) => !isEmpty(series))
        .map(([id, series], n, seen) => (
          <MeasureCard
            key={id}
            name={seriesName(id)}
            series={series}
            axis={axis}
            span={span}
            isFirst={seen[n - 1]?.[1].measure !== series.measure}
          />
        ))}
      {absent.length > 0 && <p class="soft">{t.notInIt(absent.join(", "))}</p>}
      <HowToRead boundary={trends.day_boundary} />
      <Lazy load={more} />
    </>
  );
}

function Nothing() {
  if (asking.value === "loading") return <p class="soft">{shell.loading}</p>;
  const isRefused = asking.value === "refused";
  return (
    <Card tone="note">
      <p>{isRefused ? t.refused : t.unreachable}</p>
      {!isRefused && keptDays.value > 0 && <p class="soft">{t.unreachableHint(keptDays.value)}</p>}
      <div class="button-row">
        <button type="button" class="button-soft" onClick={() => void load()}>
          {t.tryAgain}
        </button>
      </div>
    </Card>
  );
}

export function TrendsScreen() {
  const probe = useRoom();
  const isOpen = sessionState.value === "open";
  const day = today();
  useEffect(() => {
    // Once the session is known, and again when a new day began.
    if (isOpen || sessionState.value !== "starting") void load(day);
  }, [isOpen, day]);
  const shown = told.value;
  return (
    <div class="trends" aria-busy={asking.value === "loading"}>
      <Periods />
      <div class="room" ref={probe} />
      <Stripes />
      {shown ? <Standing {...shown} /> : <Nothing />}
      {shown && shown.trends.recorded.days.length === 0 && <Empty />}
      {shown && shown.trends.recorded.days.length > 0 && <Measures {...shown} />}
    </div>
  );
}
