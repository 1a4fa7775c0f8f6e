// Owns a secret being typed: hidden by default, shown on request.
import { useState } from "preact/hooks";
import { TextField } from "./text-field.tsx";
import "./password-field.css";

type PasswordFieldProps = {
  label: string;
  words: { show: string; hide: string };
  value: string;
  onInput: (value: string) => void;
  autoComplete: "current-password" | "new-password";
  hint?: string | undefined;
  error?: string | undefined;
};

export function PasswordField({ words, label, ...field }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <div class="password">
      <TextField {...field} label={label} type={shown ? "text" : "password"} maxLength={1024} />
      <button
        type="button"
        class="button-quiet"
        aria-pressed={shown}
        aria-label={`${words.show}: ${label}`}
        onClick={() => setShown(!shown)}
      >
        {shown ? words.hide : words.show}
      </button>
    </div>
  );
}
