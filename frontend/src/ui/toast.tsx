// Owns the message at the bottom: read out once, with Undo while it lasts.
import "./toast.css";

type ToastProps = {
  text: string | null;
  undoLabel: string;
  onUndo?: (() => void) | undefined;
};

export function Toast({ text, undoLabel, onUndo }: ToastProps) {
  return (
    <div class="toast-place" data-passing>
      <output aria-live="polite" class={text ? "toast" : undefined}>
        {text && <span>{text}</span>}
      </output>
      {text && onUndo && (
        <button type="button" class="toast-undo" onClick={onUndo}>
          {undoLabel}
        </button>
      )}
    </div>
  );
}
