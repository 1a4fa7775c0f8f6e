// Owns the blank page while another app is in front: the picture of open apps shows nothing.

export function cover(isOn: boolean): void {
  document.documentElement.classList.toggle("covered", isOn);
}

export function startCover(): void {
  document.addEventListener("visibilitychange", () => cover(document.visibilityState === "hidden"));
}
