/** What a person reads of an error: the program's own sentence, or that the data are safe. */
export function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
