// Owns wall clocks: how an instant is written with its zone, and which day it belongs to. Refuses to guess zones.
import { locale } from "./language.ts";

const MINUTE = 60_000;

export function deviceZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

function wallClock(at: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
}

function offsetMinutes(at: Date, zone: string): number {
  return Math.round((wallClock(at, zone) - Math.floor(at.getTime() / 1000) * 1000) / MINUTE);
}

const two = (n: number) => String(Math.trunc(n)).padStart(2, "0");

function writtenOffset(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(size / 60)}:${two(size % 60)}`;
}

/** RFC 3339 with the offset of that zone at that instant, to the second. */
export function written(at: Date, zone: string): string {
  const offset = offsetMinutes(at, zone);
  const wall = new Date(at.getTime() + offset * MINUTE).toISOString().slice(0, 19);
  return wall + writtenOffset(offset);
}

/** A wall date and time in a zone; a time skipped by a clock change moves forward with it. */
export function fromWall(date: string, time: string, zone: string): string {
  const wall = new Date(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
  const guess = new Date(wall.getTime() - offsetMinutes(wall, zone) * MINUTE);
  return written(new Date(wall.getTime() - offsetMinutes(guess, zone) * MINUTE), zone);
}

export const wallDate = (occurredAt: string): string => occurredAt.slice(0, 10);
export const wallTime = (occurredAt: string): string => occurredAt.slice(11, 16);

/** The calendar day an entry belongs to: its own wall clock, cut at the person's boundary ("04:00"). */
export function localDay(occurredAt: string, boundary: string): string {
  const [hours = 0, minutes = 0] = boundary.split(":").map(Number);
  const wall = new Date(`${occurredAt.slice(0, 19)}Z`).getTime();
  return new Date(wall - (hours * 60 + minutes) * MINUTE).toISOString().slice(0, 10);
}

/** `days` after a calendar day (negative: before). */
export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * 60 * MINUTE)
    .toISOString()
    .slice(0, 10);
}

/** "Sun, Nov 22" or, long, "November 22, 2026": as the person's own language writes it. */
export function dayLabel(day: string, style: "short" | "long" = "short"): string {
  const parts: Intl.DateTimeFormatOptions =
    style === "short"
      ? { weekday: "short", month: "short", day: "numeric" }
      : { year: "numeric", month: "long", day: "numeric" };
  const format = new Intl.DateTimeFormat(locale(), { timeZone: "UTC", ...parts });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** "9:40 PM" or "21:40", as the phone writes it. */
export function timeLabel(occurredAt: string): string {
  return new Intl.DateTimeFormat(locale(), {
    timeZone: "UTC",
    hour: "numeric",
    minute: "2-digit",
  }).format(new Date(`${occurredAt.slice(0, 19)}Z`));
}
