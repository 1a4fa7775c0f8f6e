// Owns the check box with its words beside it.
type CheckProps = { label: string; hint?: string; on: boolean; onToggle: (on: boolean) => void };

export function Check({ label, hint, on, onToggle }: CheckProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => onToggle(event.currentTarget.checked)}
      />
      <span>
        {label}
        {hint && <span class="soft check-hint">{hint}</span>}
      </span>
    </label>
  );
}
