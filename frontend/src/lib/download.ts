// Owns handing bytes to the browser as a file; where it lands is the browser's choice.

export function download(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  // Ours is not a way to a screen.
  link.dataset.outside = "";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
