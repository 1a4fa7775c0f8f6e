// Owns how much room a chart has, measured once for all of them: the same axis, and letters as large as the person's.
import { signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

export type Room = { width: number; rem: number };

export const room = signal<Room>({ width: 320, rem: 16 });

/** On an element as wide as the inside of a card. */
export function useRoom() {
  const probe = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = probe.current;
    if (!element) return;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      const width = Math.max(160, Math.floor(element.clientWidth));
      if (width !== room.value.width || rem !== room.value.rem) room.value = { width, rem };
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return probe;
}
