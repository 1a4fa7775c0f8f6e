// Owns copying a text, and saying that it happened.
import { useState } from "preact/hooks";

type CopyButtonProps = { text: string; label: string; done: string };

export function CopyButton({ text, label, done }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  // On plain http there is no clipboard; the text beside the button can still be selected.
  if (!navigator.clipboard) return null;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <button type="button" class="button-soft" onClick={copy}>
      <span aria-live="polite">{copied ? done : label}</span>
    </button>
  );
}
