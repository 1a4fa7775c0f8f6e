// Owns a field whose meaning is parsed while typing: the text stays as typed, the meaning goes out.
import { useState } from "preact/hooks";
import { TextField } from "./text-field.tsx";

type ParsedFieldProps = {
  label: string;
  initial: string;
  onText: (text: string) => void;
  inputMode?: "text" | "decimal";
  maxLength?: number;
  error?: string | undefined;
};

export function ParsedField({ initial, onText, ...rest }: ParsedFieldProps) {
  const [text, setText] = useState(initial);
  const change = (typed: string) => {
    setText(typed);
    onText(typed);
  };
  return <TextField {...rest} value={text} onInput={change} />;
}
