// Owns which screens of sharing come in one load.
export { ShareScreen } from "./share-screen.tsx";
export { SharesScreen } from "./shares-screen.tsx";
