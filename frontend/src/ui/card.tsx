// Owns the card: one question or one thought on its own surface.
import type { ComponentChildren } from "preact";
import "./card.css";

type CardProps = {
  title?: string | undefined;
  hint?: string | undefined;
  tone?: "plain" | "note" | "urgent";
  children?: ComponentChildren;
};

export function Card({ title, hint, tone = "plain", children }: CardProps) {
  return (
    <section class={`card card-${tone}`} aria-label={title}>
      {title && <h2>{title}</h2>}
      {hint && <p class="soft">{hint}</p>}
      {children}
    </section>
  );
}
