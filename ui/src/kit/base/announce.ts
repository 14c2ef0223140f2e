let slots: [HTMLElement, HTMLElement] | undefined;
let turn: 0 | 1 = 0;

function slot(): HTMLElement {
  const element = document.createElement('div');
  element.className = 'visually-hidden';
  element.setAttribute('role', 'status');
  document.body.append(element);
  return element;
}

/**
 * Says a text politely through the one live region of the window.
 * Two slots take turns, so that the same text twice is spoken twice.
 */
export function announce(text: string): void {
  if (!slots?.[0].isConnected) slots = [slot(), slot()];
  slots[turn].textContent = '';
  turn = turn === 0 ? 1 : 0;
  slots[turn].textContent = text;
}
