// Owns what Today needs a moment after it is drawn: one file, because each further one makes the first load larger.
export { Asides } from "./asides.tsx";
export { CravingDetails } from "./craving-details.tsx";
export { OwnTrackers } from "./own-trackers.tsx";
export { SoFarList } from "./so-far-list.tsx";
