// Owns the words of Trends: numbers and what they stand on. It says what was recorded, never what that is worth.
import { words } from "#lib/words.ts";

export const MEASURE_NAMES = words("MEASURE_NAMES", {
  craving: "Craving",
  mood: "Mood",
  sleep: "Sleep",
  gi: "Stomach and gut",
  prescribed: "Prescribed medicine",
});

export const MEASURE_HINTS: Record<string, string> = words("MEASURE_HINTS", {
  craving: "The strongest of each day, 0 to 10",
  mood: "The average of each day, 0 to 10",
  sleep: "Hours slept",
  symptom: "The strongest of each day: 0 none, 1 mild, 2 moderate, 3 severe",
  intake: "Uses on each day. A ring is a day you recorded as none.",
  intakeWeek: "Uses in each week",
  prescribed: "What you recorded on each day",
});

export const trends = words("trends", {
  period: "Period",
  periodDays: (days: number) => (days === 365 ? "Year" : `${days} days`),
  periodAll: "All",
  span: (from: string, to: string) => `${from} to ${to}`,
  recorded: (days: number, all: number) => `Something recorded on ${days} of ${all} days.`,
  recordedWeeks: (weeks: number, all: number) => `Something recorded in ${weeks} of ${all} weeks.`,
  asOf: (when: string) => `As of ${when}, from this phone. What came later is not in it.`,
  waiting: (count: number) =>
    `${count} ${count === 1 ? "entry waits" : "entries wait"} on this phone and will appear here once sent.`,
  emptyTitle: "Nothing to draw yet",
  emptyText:
    "What you record on Today becomes a dot here. Three recorded days make a line. After two weeks or so, Ebb can say whether something is changing. A day you skip stays empty and counts against nothing.",
  emptyPeriodTitle: "Nothing in this time",
  emptyPeriod: "What you recorded lies further back. Choose a longer period to see it.",
  toToday: "Go to Today",
  unreachable: "No connection, and this phone keeps nothing for this time.",
  unreachableHint: (days: number) =>
    `It keeps what you last looked at here, up to ${days} days back.`,
  refused: "The server could not put this together just now. Your entries are safe.",
  tryAgain: "Try again",
  notInIt: (names: string) => `Not recorded in this time: ${names}.`,
  damaged: (count: number) =>
    `${count} ${count === 1 ? "entry" : "entries"} could not be opened and ${count === 1 ? "is" : "are"} not in it.`,
  leftOut: (count: number) => `${count} more had no room here.`,

  howTitle: "How to read these charts",
  howDot: "A dot is a day. A larger one stands on several records.",
  howLine:
    "The line is the middle value of the seven days around it, where at least three were recorded. The band around it holds the middle half of them.",
  howGap: "Striped: nothing was recorded. It is no zero, and no line crosses it.",
  howTail: "A dashed end is not complete yet.",
  howUsual: "Between the dotted lines lay most of your own days some weeks before.",
  howEvent: "A mark at the top is a change you made: a plan, a unit, a time zone.",
  howCheck: "A triangle is an entry to look at again. It is counted nowhere.",
  howBoundary: (time: string) =>
    `A day begins at ${time} here, so late nights belong to the day before.`,

  read: (name: string) => `Read a day: ${name}`,
  sentencesAre: "The sentence above each chart is about the last 90 days.",
  readHint: "Touch a chart, or use the arrow keys, to read a day.",
  chartOf: (name: string, span: string) =>
    `Chart: ${name}, ${span}. The table below has its numbers.`,
  weekOf: (day: string) => `Week of ${day}`,
  nothing: "nothing recorded",
  noneRecorded: "recorded as none",
  strongest: (value: string) => `strongest ${value}`,
  average: (value: string) => `average ${value}`,
  middle: (value: string) => `middle ${value}`,
  hours: (value: string) => `${value} hours`,
  uses: (count: number) => `${count} ${count === 1 ? "use" : "uses"}`,
  firstLast: (first: string, last: string) =>
    first === last ? `at ${first}` : `${first} to ${last}`,
  times: (count: number) => `recorded ${count} times`,
  usual: (ends: string) => `Usual: ${ends}`,
  usualFrom: (span: string, days: number) => `(${span}, ${days} recorded days)`,
  amountsIn: (unit: string) => `Amount on days of use, in ${unit}`,
  unitsLeft: (units: string) => `Also recorded in: ${units}.`,
  check: (value: string, day: string) =>
    `${value} on ${day} is far above your other entries. It is counted nowhere here.`,
  checkLink: "Please check this entry",
  eventPlan: (day: string) => `${day}: your plan began`,
  eventUnit: (day: string, change: string) => `${day}: unit ${change}`,
  eventZone: (day: string, change: string) => `${day}: time zone ${change}`,

  changes: (count: number) => `${count} changes you made in this time`,
  table: "Show as a table",
  tableOf: (name: string) => `Table: ${name}`,
  tableCaption: "Newest first. Days that are not listed have nothing recorded.",
  tableWeeks: "Newest first. Weeks that are not listed have nothing recorded.",
  day: "Day",
  week: "Week of",
  columnStrongest: "Strongest",
  columnAverage: "Average",
  columnValue: "Value",
  columnUses: "Uses",
  columnFirst: "First",
  columnLast: "Last",
  columnTotal: "In all",
  columnTimes: "Records",
  columnMiddle: "Middle of 7 days",
  columnMiddleWeek: "Middle of the week",
});

export const trendsMore = words("trendsMore", {
  calendarTitle: "When you recorded something",
  calendarHint: "A square is a day with a record, a small dot a day without. Both are fine.",
  calendarWeeks: "A square is a week with a record, a small dot a week without. Both are fine.",
  calendarOf: (span: string) => `Recorded days, ${span}. The table below has their numbers.`,
  weekBegins: "Week of",
  daysRecorded: "Days recorded",
  entriesRecorded: "Entries",
  differentTitle: "What was different",
  differentHint: "Counts of what you recorded. They do not say what caused what.",
  allCravings: "Cravings",
  worstCravings: "Strongest craving of each day",
  uses: (name: string) => `Uses: ${name}`,
  byHour: (what: string) => `${what}, by hour of the day`,
  byWeekday: (what: string) => `${what}, by weekday`,
  inAll: (count: number) => `${count} in all`,
  hours: (from: string, to: string) => `${from} to ${to}`,
  hour: "Hours",
  weekday: "Weekday",
  count: "Count",
  groups: (name: string) => `${name}: days recorded as none beside days of use`,
  noneDays: "None",
  useDays: "Use",
  days: "Days",
  withCraving: "With a craving recorded",
  strongest: (range: string) => `Strongest ${range}`,
});
