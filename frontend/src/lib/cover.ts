// Owns the blank page while another app is in front: the picture of open apps shows nothing.

export function cover(isOn: boolean): void {
  document.documentElement.classList.toggle("covered", isOn);
}

export function startCover(): void {
  const look = () => cover(document.visibilityState === "hidden");
  document.addEventListener("visibilitychange", look);
  // Back to a page that was only put aside: not every browser says that it is visible again.
  addEventListener("pageshow", look);
}
