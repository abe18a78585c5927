// An @ in a comment offers the people of the case and chooses them in the list below, which stays what is sent. All words
// come from data attributes.
(() => {
  const AT = /[@\uFF20]([^@\uFF20\s]{0,30})$/;
  const folded = text => text.normalize('NFKC').toLowerCase().replace(/\s/g, '');

  document.querySelectorAll('textarea[data-mention-text]').forEach(text => {
    const select = text.form?.querySelector('select[data-mention-people]');
    if (!select) {
      return;
    }
    text.form.querySelector('[data-mention-hint]').hidden = false;
    const people = Array.from(select.options).filter(option => option.value);
    const list = document.createElement('ul');
    list.className = 'mention-list';
    list.id = `${text.id}-people`;
    list.hidden = true;
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', select.dataset.mentionLabel);
    const told = document.createElement('p');
    told.className = 'visually-hidden';
    told.setAttribute('role', 'status');
    text.after(list, told);
    text.setAttribute('aria-autocomplete', 'list');
    text.setAttribute('aria-controls', list.id);
    let at = -1;

    const open = () => !list.hidden;
    const typed = () => AT.exec(text.value.slice(0, text.selectionStart));

    function close() {
      list.hidden = true;
      at = -1;
      text.removeAttribute('aria-activedescendant');
    }

    function mark(next) {
      const items = Array.from(list.querySelectorAll('[role="option"]'));
      at = (next + items.length) % items.length;
      items.forEach((item, place) => item.setAttribute('aria-selected', String(place === at)));
      text.setAttribute('aria-activedescendant', items[at].id);
      items[at].scrollIntoView({ block: 'nearest' });
    }

    function choose(option) {
      const found = typed();
      const before = text.value.slice(0, found.index);
      const name = `@${option.textContent.trim()} `;
      const after = text.value.slice(text.selectionStart);
      text.value = before + name + after;
      text.setSelectionRange(before.length + name.length, before.length + name.length);
      select.value = option.value;
      close();
      text.focus();
      text.dispatchEvent(new Event('input', { bubbles: true }));
    }

    text.addEventListener('input', event => {
      const found = event.isComposing ? null : typed();
      if (!found) {
        close();
        return;
      }
      const matching = people.filter(option => folded(option.textContent).includes(folded(found[1])));
      list.replaceChildren(...matching.map((option, place) => {
        const item = document.createElement('li');
        item.id = `${list.id}-${place}`;
        item.setAttribute('role', 'option');
        item.setAttribute('aria-selected', 'false');
        item.textContent = option.textContent.trim();
        // before the text loses the focus
        item.addEventListener('mousedown', pressed => {
          pressed.preventDefault();
          choose(option);
        });
        return item;
      }));
      list.hidden = matching.length === 0;
      told.textContent = matching.length === 0 ? select.dataset.mentionNone : '';
      if (open()) {
        mark(0);
      } else {
        close();
      }
      list.people = matching;
    });

    text.addEventListener('compositionend', () => text.dispatchEvent(new Event('input', { bubbles: true })));
    text.addEventListener('blur', close);
    text.addEventListener('keydown', event => {
      if (!open() || event.isComposing) {
        return;
      }
      const acts = {
        ArrowDown: () => mark(at + 1),
        ArrowUp: () => mark(at - 1),
        Enter: () => choose(list.people[at]),
        Tab: () => choose(list.people[at]),
        Escape: close,
      };
      if (acts[event.key]) {
        event.preventDefault();
        acts[event.key]();
      }
    });
  });
})();
