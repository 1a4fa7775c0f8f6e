// Owns which screens of the account come in one load.
export { CodeScreen } from "./code-screen.tsx";
export { DeleteScreen } from "./delete-screen.tsx";
export { NameScreen } from "./name-screen.tsx";
export { PassphraseScreen } from "./passphrase-screen.tsx";
export { SessionsScreen } from "./sessions-screen.tsx";
export { SpareKeyScreen } from "./spare-key-screen.tsx";
