// Owns the Spanish words of Trends.

import type { Whole } from "#lib/words.ts";
import type {
  trends as English,
  MEASURE_HINTS as EnglishHints,
  trendsMore as EnglishMore,
  MEASURE_NAMES as EnglishNames,
} from "#locales/en/trends.ts";

export const MEASURE_NAMES: Whole<typeof EnglishNames> = {
  craving: "Ganas",
  mood: "Ánimo",
  sleep: "Sueño",
  gi: "Estómago e intestino",
  prescribed: "Medicamento recetado",
};

export const MEASURE_HINTS: Whole<typeof EnglishHints> = {
  craving: "Las más fuertes de cada día, de 0 a 10",
  mood: "La media de cada día, de 0 a 10",
  sleep: "Horas dormidas",
  symptom: "Lo más fuerte de cada día: 0 nada, 1 leve, 2 moderado, 3 fuerte",
  intake: "Usos de cada día. Un anillo es un día que anotaste como nada.",
  intakeWeek: "Usos de cada semana",
  prescribed: "Lo que anotaste cada día",
};

export const trends: Whole<typeof English> = {
  period: "Periodo",
  periodDays: (days) => (days === 365 ? "Año" : `${days} días`),
  periodAll: "Todo",
  span: (from, to) => `${from} a ${to}`,
  recorded: (days, all) => `Hay algo anotado en ${days} de ${all} días.`,
  recordedWeeks: (weeks, all) => `Hay algo anotado en ${weeks} de ${all} semanas.`,
  asOf: (when) => `Del ${when}, de este teléfono. Lo que vino después no está.`,
  waiting: (count) =>
    `${count} ${count === 1 ? "anotación espera" : "anotaciones esperan"} en este teléfono y se verán aquí cuando se envíen.`,
  emptyTitle: "Aún no hay nada que dibujar",
  emptyText:
    "Lo que anotas en Hoy será un punto aquí. Tres días anotados hacen una línea. Tras unas dos semanas, Ebb puede decir si algo está cambiando. Un día sin anotar queda vacío y no cuenta en contra de nada.",
  emptyPeriodTitle: "Nada en este tiempo",
  emptyPeriod: "Lo que anotaste está más atrás. Elige un periodo más largo para verlo.",
  toToday: "Ir a Hoy",
  unreachable: "Sin conexión, y este teléfono no guarda nada de este tiempo.",
  unreachableHint: (days) => `Guarda lo último que miraste aquí, hasta ${days} días atrás.`,
  refused: "El servidor no pudo reunir esto ahora. Tus anotaciones están a salvo.",
  tryAgain: "Probar otra vez",
  notInIt: (names) => `Sin anotar en este tiempo: ${names}.`,
  damaged: (count) =>
    `${count} ${count === 1 ? "anotación no se pudo abrir y no está" : "anotaciones no se pudieron abrir y no están"} aquí.`,
  leftOut: (count) => `${count} más no cupieron aquí.`,

  howTitle: "Cómo leer estos gráficos",
  howDot: "Un punto es un día. Uno más grande reúne varias anotaciones.",
  howLine:
    "La línea es el valor central de los siete días a su alrededor, donde hay al menos tres anotados. La banda reúne la mitad central de ellos.",
  howGap: "Rayado: no se anotó nada. No es un cero, y ninguna línea lo cruza.",
  howTail: "Un final punteado aún no está completo.",
  howUsual: "Entre las líneas de puntos estuvo la mayoría de tus días unas semanas antes.",
  howEvent: "Una marca arriba es un cambio tuyo: un plan, una unidad, una zona horaria.",
  howCheck: "Un triángulo es una anotación para mirar otra vez. No se cuenta en nada.",
  howBoundary: (time) => `Aquí un día empieza a las ${time}; la noche tarde es del día anterior.`,

  read: (name) => `Leer un día: ${name}`,
  sentencesAre: "La frase sobre cada gráfico habla de los últimos 90 días.",
  readHint: "Toca un gráfico, o usa las flechas, para leer un día.",
  chartOf: (name, span) => `Gráfico: ${name}, ${span}. La tabla de abajo tiene sus números.`,
  weekOf: (day) => `Semana del ${day}`,
  nothing: "nada anotado",
  noneRecorded: "anotado como nada",
  strongest: (value) => `lo más fuerte ${value}`,
  average: (value) => `media ${value}`,
  middle: (value) => `centro ${value}`,
  hours: (value) => `${value} horas`,
  uses: (count) => `${count} ${count === 1 ? "uso" : "usos"}`,
  firstLast: (first, last) => (first === last ? `a las ${first}` : `${first} a ${last}`),
  times: (count) => `anotado ${count} veces`,
  usual: (ends) => `Lo habitual: ${ends}`,
  usualFrom: (span, days) => `(${span}, ${days} días anotados)`,
  amountsIn: (unit) => `Cantidad en días de uso, en ${unit}`,
  unitsLeft: (units) => `Anotado también en: ${units}.`,
  check: (value, day) =>
    `${value} el ${day} está muy por encima de tus otras anotaciones. Aquí no se cuenta en nada.`,
  checkLink: "Revisa esta anotación",
  eventPlan: (day) => `${day}: empezó tu plan`,
  eventUnit: (day, change) => `${day}: unidad ${change}`,
  eventZone: (day, change) => `${day}: zona horaria ${change}`,

  changes: (count) => `${count} cambios tuyos en este tiempo`,
  table: "Ver como tabla",
  tableOf: (name) => `Tabla: ${name}`,
  tableCaption: "Lo más nuevo primero. En los días que faltan no hay nada anotado.",
  tableWeeks: "Lo más nuevo primero. En las semanas que faltan no hay nada anotado.",
  day: "Día",
  week: "Semana del",
  columnStrongest: "Lo más fuerte",
  columnAverage: "Media",
  columnValue: "Valor",
  columnUses: "Usos",
  columnFirst: "Primero",
  columnLast: "Último",
  columnTotal: "En total",
  columnTimes: "Anotaciones",
  columnMiddle: "Centro de 7 días",
  columnMiddleWeek: "Centro de la semana",
};

export const trendsMore: Whole<typeof EnglishMore> = {
  calendarTitle: "Cuándo anotaste algo",
  calendarHint:
    "Un cuadrado es un día con algo anotado, un punto un día sin nada. Las dos cosas están bien.",
  calendarWeeks:
    "Un cuadrado es una semana con algo anotado, un punto una semana sin nada. Las dos cosas están bien.",
  calendarOf: (span) => `Días anotados, ${span}. La tabla de abajo tiene sus números.`,
  weekBegins: "Semana del",
  daysRecorded: "Días anotados",
  entriesRecorded: "Anotaciones",
  differentTitle: "Qué fue distinto",
  differentHint: "Cuentas de lo que anotaste. No dicen qué causó qué.",
  allCravings: "Ganas",
  worstCravings: "Las ganas más fuertes de cada día",
  uses: (name) => `Usos: ${name}`,
  byHour: (what) => `${what}, por hora del día`,
  byWeekday: (what) => `${what}, por día de la semana`,
  inAll: (count) => `${count} en total`,
  hours: (from, to) => `${from} a ${to}`,
  hour: "Horas",
  weekday: "Día de la semana",
  count: "Cuenta",
  groups: (name) => `${name}: días anotados como nada junto a días de uso`,
  noneDays: "Nada",
  useDays: "Uso",
  days: "Días",
  withCraving: "Con ganas anotadas",
  strongest: (range) => `Lo más fuerte ${range}`,
};
