// Rows of people: add, remove, paste a block copied from a spreadsheet. Words come from data attributes.
(() => {
  const fill = (pattern, values) => pattern.replace(/%([a-z])/g, (whole, key) => values[key] ?? whole);

  // As jp.banso.forms.PastedTable reads it: a quote opens a cell only where its closing one ends it.
  function cellsOf(block) {
    const rows = [[]];
    const cell = /"((?:[^"]|"")*)"(?=[\t\n]|$)|[^\t\n]*/y;
    for (let at = 0; at <= block.length;) {
      cell.lastIndex = at;
      const [whole, quoted] = cell.exec(block);
      rows[rows.length - 1].push(quoted === undefined ? whole : quoted.replaceAll('""', '"'));
      at += whole.length + 1;
      if (block[at - 1] === '\n') {
        rows.push([]);
      }
    }
    return rows;
  }

  function start(root) {
    const body = root.querySelector('[data-rows-body]');
    const template = root.querySelector('[data-rows-template]');
    const state = root.querySelector('[data-rows-state]');
    const { name, cellLabel, removeLabel, raiseLabel, lowerLabel, added, removed, moved, count } = root.dataset;
    const idBase = body.parentElement.id;

    const cells = row => Array.from(row.querySelectorAll('.input, [data-rows-choices]'));
    const say = text => { state.textContent = `${text} ${fill(count, { n: body.rows.length })}`.trim(); };
    const changed = () => root.dispatchEvent(new Event('input', { bubbles: true }));

    // Names, ids and labels carry the row's place, so they are written anew after each change.
    function renumber() {
      Array.from(body.rows).forEach((row, index) => {
        const number = index + 1;
        row.querySelector('[data-row-number]').textContent = String(number);
        row.querySelectorAll('.input').forEach(input => {
          const key = input.name.slice(input.name.indexOf('].') + 2);
          const label = row.querySelector(`label[for="${CSS.escape(input.id)}"]`);
          const error = document.getElementById(`${input.id}-error`);
          input.name = `${name}[${index}].${key}`;
          input.id = `${idBase}${index}.${key}`;
          if (label) {
            label.htmlFor = input.id;
            label.textContent = fill(cellLabel, { n: number, c: label.dataset.column });
          }
          if (error && row.contains(error)) {
            error.id = `${input.id}-error`;
            input.setAttribute('aria-describedby', error.id);
          }
        });
        row.querySelectorAll('[data-rows-choices]').forEach(choices => {
          const legend = choices.querySelector('legend');
          const error = document.getElementById(`${choices.id}-error`);
          choices.id = `${idBase}${index}.${choices.dataset.key}`;
          legend.textContent = fill(cellLabel, { n: number, c: legend.dataset.column });
          choices.querySelectorAll('input').forEach(box => { box.name = `${name}[${index}].${choices.dataset.key}`; });
          if (error && row.contains(error)) {
            error.id = `${choices.id}-error`;
            choices.setAttribute('aria-describedby', error.id);
          }
        });
        row.querySelectorAll('[data-rows-hidden]').forEach(input => {
          input.name = `${name}[${index}].${input.name.slice(input.name.indexOf('].') + 2)}`;
        });
        [['remove', removeLabel], ['raise', raiseLabel], ['lower', lowerLabel]].forEach(([act, label]) => {
          const button = row.querySelector(`[data-rows-${act}]`);
          if (button) {
            button.type = 'button';
            button.value = `${name}[${index}]`;
            button.setAttribute('aria-label', fill(label, { n: number }));
          }
        });
      });
    }

    function add() {
      body.append(template.content.cloneNode(true));
      renumber();
      return body.rows[body.rows.length - 1];
    }

    function remove(row) {
      const index = Array.from(body.rows).indexOf(row);
      row.remove();
      if (body.rows.length === 0) {
        add();
      }
      renumber();
      say(fill(removed, { n: index + 1 }));
      cells(body.rows[Math.min(index, body.rows.length - 1)])[0].focus();
      changed();
    }

    function move(row, upwards) {
      const other = upwards ? row.previousElementSibling : row.nextElementSibling;
      if (!other) {
        return;
      }
      if (upwards) {
        other.before(row);
      } else {
        other.after(row);
      }
      renumber();
      say(fill(moved, { n: Array.from(body.rows).indexOf(row) + 1 }));
      row.querySelector(upwards ? '[data-rows-raise]' : '[data-rows-lower]').focus();
      changed();
    }

    function setCell(input, text) {
      if (input instanceof HTMLFieldSetElement) {
        const words = text.split(/[\s,/\u3001\u30fb\uff0c\uff0f]+/);
        input.querySelectorAll('label').forEach(label => {
          const box = label.querySelector('input');
          const word = label.textContent.trim();
          box.checked = text === word || words.includes(word) || words.includes(box.value);
        });
      } else if (input instanceof HTMLSelectElement) {
        const option = Array.from(input.options).find(o => o.text.trim() === text || o.value === text);
        input.value = option ? option.value : '';
      } else {
        input.value = text;
      }
    }

    function paste(event) {
      const start = event.target.closest('.input');
      const text = event.clipboardData?.getData('text/plain') ?? '';
      // lines pasted into a text of several lines belong into that text
      const cellsIn = start instanceof HTMLTextAreaElement ? /\t/ : /[\t\n]/;
      if (!start || !cellsIn.test(text.trimEnd())) {
        return;
      }
      event.preventDefault();
      let row = start.closest('tr');
      const column = cells(row).indexOf(start);
      cellsOf(text.replace(/\r\n?/g, '\n').replace(/\n$/, '')).forEach((line, offset) => {
        if (offset > 0) {
          row = row.nextElementSibling ?? add();
        }
        const targets = cells(row).slice(column);
        line.slice(0, targets.length).forEach((value, i) => setCell(targets[i], value.trim()));
      });
      say('');
      changed();
    }

    // the rows as somebody else left them; nobody types here now
    root.addEventListener('rows:replace', event => {
      const rows = event.detail;
      while (body.rows.length > rows.length) {
        body.rows[body.rows.length - 1].remove();
      }
      while (body.rows.length < rows.length) {
        add();
      }
      renumber();
      rows.forEach((row, index) => body.rows[index].querySelectorAll('.input').forEach(input => {
        input.value = row[input.name.slice(input.name.indexOf('].') + 2)] ?? '';
      }));
    });

    root.querySelector('[data-rows-add]').addEventListener('click', event => {
      event.preventDefault();
      const row = add();
      say(fill(added, { n: body.rows.length }));
      cells(row)[0].focus();
      changed();
    });
    body.addEventListener('click', event => {
      const button = event.target.closest('[data-rows-remove], [data-rows-raise], [data-rows-lower]');
      if (button) {
        event.preventDefault();
        const row = button.closest('tr');
        if (button.matches('[data-rows-remove]')) {
          remove(row);
        } else {
          move(row, button.matches('[data-rows-raise]'));
        }
      }
    });
    body.addEventListener('paste', paste);
    if (body.rows.length === 0) {
      add();
    }
    renumber();
    say('');
  }

  document.querySelectorAll('[data-rows]').forEach(start);
})();
