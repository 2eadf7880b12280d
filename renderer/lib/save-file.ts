/** Hands a file to the browser's or the shell's own saving. */
export function saveFile(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  // The saving reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
