/** The bars around the grid: who one is, the tabs, the tools. */
import type { BookView } from './types.ts';

export function drawPeople(who: HTMLSelectElement, { people, me }: BookView): void {
  who.replaceChildren(
    ...people.map(({ email }) => {
      const option = document.createElement('option');
      option.value = email;
      option.textContent = email;
      option.selected = email === me;
      return option;
    }),
  );
}

export function drawTabs(place: HTMLElement, book: BookView, open: (id: number) => void): void {
  place.replaceChildren(
    ...book.tabs.map(({ id, title, locked, color }) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = title;
      if (locked) button.classList.add('locked');
      if (color) button.style.setProperty('--tab', color);
      if (id === book.tab.id) button.setAttribute('aria-current', 'page');
      button.addEventListener('click', () => open(id));
      return button;
    }),
  );
}

/** Gives each tool of the page what it does, by the name in its `data-do`. */
export function tools(acts: Record<string, () => unknown>): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-do]')) {
    // The grid keeps its selection while a tool is clicked.
    for (const type of ['mousedown', 'mouseup'])
      button.addEventListener(type, (event) => {
        event.preventDefault();
        event.stopPropagation();
      });
    button.addEventListener('click', () => void acts[button.dataset.do ?? '']?.());
  }
}
