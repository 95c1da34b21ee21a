/** Keys that the grid component does not know: F2, Ctrl+Z, Ctrl+D, and Enter that comes before an editor is there. */

interface Acts {
  /** Whether an editor was asked for that is not drawn yet. */
  waiting(): boolean;
  queue(key: 'Enter' | 'Tab'): void;
  edit(): unknown;
  undo(): unknown;
  fillDown(): unknown;
}

export function shortcuts(acts: Acts): void {
  const act = (event: KeyboardEvent): boolean => {
    if (acts.waiting() && (event.key === 'Enter' || event.key === 'Tab')) {
      acts.queue(event.key);
      return true;
    }
    const command = event.ctrlKey || event.metaKey;
    if (event.key === 'F2') acts.edit();
    else if (command && event.key.toLowerCase() === 'z') acts.undo();
    else if (command && event.key.toLowerCase() === 'd') acts.fillDown();
    else return false;
    return true;
  };
  // Before the component, which listens on the document too.
  document.addEventListener(
    'keydown',
    (event) => {
      const at = event.target;
      if (at instanceof Element && at.closest('input, textarea, select, dialog, button')) return;
      if (!act(event)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
}
