/** What is told to the person: short messages, questions, a list to tick. */

const HOLD = 8000;

/** A message at the foot of the page; an alert stays until it is clicked away or replaced. */
export function toast(text: string, kind: 'info' | 'alert' = 'info'): void {
  const place = document.getElementById('toasts')!;
  place.replaceChildren();
  const note = document.createElement('div');
  note.className = `toast ${kind}`;
  note.textContent = text;
  note.addEventListener('click', () => note.remove());
  place.append(note);
  if (kind === 'info') setTimeout(() => note.remove(), HOLD);
}

interface Question {
  title: string;
  text?: string;
  /** Put between text and buttons. */
  content?: HTMLElement;
  proceed: string;
  cancel: string;
}

/** Asks in a dialog and resolves to whether the person went on. Escape means no. */
export function ask(question: Question): Promise<boolean> {
  const dialog = document.createElement('dialog');
  const title = document.createElement('h2');
  title.textContent = question.title;
  dialog.append(title);
  if (question.text !== undefined) {
    const text = document.createElement('p');
    text.textContent = question.text;
    dialog.append(text);
  }
  if (question.content) dialog.append(question.content);
  const foot = document.createElement('div');
  foot.className = 'buttons';
  const button = (label: string, value: string, primary: boolean) => {
    const one = document.createElement('button');
    one.type = 'button';
    one.textContent = label;
    if (primary) one.className = 'primary';
    one.addEventListener('click', () => dialog.close(value));
    foot.append(one);
    return one;
  };
  button(question.cancel, 'no', false);
  const go = button(question.proceed, 'yes', true);
  dialog.append(foot);
  // The grid listens on the document: keys of a dialog are not for it.
  for (const type of ['keydown', 'keyup', 'copy', 'cut', 'paste', 'mousedown', 'mouseup'] as const)
    dialog.addEventListener(type, (event) => event.stopPropagation());
  document.body.append(dialog);
  dialog.showModal();
  if (!question.content) go.focus();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      resolve(dialog.returnValue === 'yes');
      dialog.remove();
    });
  });
}

/** A list of values with boxes, and buttons for all and none. `read` gives the values left unticked. */
export function tickList(
  values: { text: string; label: string; on: boolean }[],
  words: { all: string; none: string },
): { element: HTMLElement; read(): string[] } {
  const element = document.createElement('div');
  element.className = 'ticks';
  const boxes = values.map(({ text, label, on }) => {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = on;
    const line = document.createElement('label');
    const name = document.createElement('span');
    name.textContent = label;
    line.append(box, name);
    return { text, box, line };
  });
  const top = document.createElement('div');
  top.className = 'buttons small';
  for (const [label, on] of [
    [words.all, true],
    [words.none, false],
  ] as const) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.addEventListener('click', () => {
      for (const { box } of boxes) box.checked = on;
    });
    top.append(button);
  }
  const list = document.createElement('div');
  list.className = 'list';
  list.append(...boxes.map(({ line }) => line));
  element.append(top, list);
  return { element, read: () => boxes.filter(({ box }) => !box.checked).map(({ text }) => text) };
}
