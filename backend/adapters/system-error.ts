/** Said by the operating system, of a file, a disk or a stick. */
export function isSystemError(thrown: unknown): thrown is Error & { readonly code: string } {
  return thrown instanceof Error && 'code' in thrown && 'syscall' in thrown;
}
