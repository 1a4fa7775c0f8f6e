// Owns which ways in come in one load.
export { RecoverScreen } from "./recover-screen.tsx";
export { SignInScreen } from "./sign-in-screen.tsx";
export { SignUpScreen } from "./sign-up-screen.tsx";
