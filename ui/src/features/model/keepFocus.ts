/** The row that is decided on goes away with its buttons: the focus goes on to the next one, or to the one before. */
export async function keepFocus(row: HTMLElement | null, decide: () => Promise<boolean>): Promise<void> {
  const near = row?.nextElementSibling ?? row?.previousElementSibling;
  const isDone = await decide();
  if (!isDone || document.activeElement !== document.body) return;
  const next = near?.isConnected ? near.querySelector<HTMLElement>('.model-title') : null;
  (next ?? document.querySelector<HTMLElement>('.model .pp-search input, .model h1'))?.focus();
}
