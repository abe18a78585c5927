// Rank and opinion of one row are kept as soon as they are left; without this the button of the cell sends the form. All
// words come from data attributes.
(() => {
  const form = document.getElementById('ranks');
  if (!form) {
    return;
  }
  const words = form.dataset;
  const typed = cell => Array.from(cell.querySelectorAll('[form="ranks"][name]'));
  const part = (cell, name) => typed(cell).find(control => control.name.endsWith(`.${name}`));

  function say(cell, text, choices) {
    const state = cell.querySelector('[data-cell-state]');
    state.textContent = text;
    choices.forEach(([label, act]) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'button button-text button-small';
      button.textContent = label;
      button.addEventListener('click', act);
      state.append(' ', button);
    });
  }

  // one after the other: a second change of the cell has to know the version that the first one made
  const queues = new WeakMap();
  function keep(cell) {
    const before = queues.get(cell) ?? Promise.resolve();
    queues.set(cell, before.then(() => send(cell)));
  }

  async function send(cell) {
    const body = new FormData();
    typed(cell).forEach(control => {
      if (control.type !== 'submit') {
        body.set(control.name.replace(/^rows\[\d+\]/, 'rows[0]'), control.value);
      }
    });
    body.set('_csrf', form.querySelector('input[name="_csrf"]').value);
    const sentAt = Date.now();
    let answer;
    let now;
    try {
      answer = await fetch(words.cellUrl, { method: 'POST', body, redirect: 'error' });
      now = await answer.json();
    } catch {
      say(cell, words.failed, []);
      return;
    }
    document.dispatchEvent(new CustomEvent('session:used', { detail: { sentAt } }));
    if (answer.ok) {
      part(cell, 'seen').value = now.seen;
      say(cell, words.saved, []);
    } else if (answer.status === 409) {
      const theirs = words.stale
        .replace('%r', () => now.rank || words.blank)
        .replace('%o', () => now.opinion || words.blank);
      say(cell, theirs, [
        [words.mine, () => {
          part(cell, 'seen').value = now.seen;
          keep(cell);
        }],
        [words.theirs, () => {
          part(cell, 'seen').value = now.seen;
          part(cell, 'rank').value = now.rank;
          part(cell, 'opinion').value = now.opinion;
          say(cell, '', []);
        }],
      ]);
    } else {
      say(cell, now.refused ?? words.failed, []);
    }
  }

  document.querySelectorAll('[data-cell]').forEach(cell => {
    cell.querySelector('button[form="ranks"]').hidden = true;
    // the form around the list is another one and has nothing to do with what is typed here
    cell.addEventListener('input', event => event.stopPropagation());
    cell.addEventListener('change', event => {
      event.stopPropagation();
      keep(cell);
    });
    // Enter keeps this cell and sends no page
    part(cell, 'rank').addEventListener('keydown', event => {
      if (event.key === 'Enter') {
        event.preventDefault();
        keep(cell);
      }
    });
  });
})();
