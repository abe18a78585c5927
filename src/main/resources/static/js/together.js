// Several people at one form: who is there now, and what they write is taken over where one is not typing oneself.
// All words come from data attributes.
(() => {
  const HEARTBEAT = 20000;
  const MOVED = 1000;
  const AWAY = 10 * 60000;
  const fill = (pattern, values) => pattern.replace(/%([a-z])/g, (whole, key) => values[key] ?? whole);

  const form = document.querySelector('form[data-together]');
  const here = document.querySelector('[data-here]');
  let waiting = false;

  // ----- what others wrote

  const name = path => `a.${path}`;
  const tableOf = path => form.querySelector(`[data-rows][data-name="${CSS.escape(name(path))}"]`);
  const controlsOf = path => Array.from(form.elements).filter(control => control.name === name(path));
  const belongs = (path, control) => control === name(path) || control.startsWith(`${name(path)}[`);

  function valuesIn(entries, path) {
    return JSON.stringify(Array.from(entries).filter(([control]) => belongs(path, control)).sort(([one], [other]) => one.localeCompare(other)));
  }

  function note(anchor, key, text, link) {
    const id = `together-${key}`;
    document.getElementById(id)?.remove();
    const message = document.createElement('p');
    message.id = id;
    message.className = link ? 'together-note together-note-clash' : 'together-note';
    message.setAttribute('role', 'status');
    message.textContent = text;
    if (link) {
      const there = document.createElement('a');
      there.href = link.href;
      there.textContent = link.text;
      message.append(' ', there);
    }
    anchor.before(message);
  }

  function set(controls, update) {
    if (update.chosen) {
      controls.forEach(control => { control.checked = update.chosen.includes(control.value); });
    } else {
      controls[0].value = update.value;
    }
    // the counter listens at the field, conditions at the form; neither may take this for typing
    controls[0].dispatchEvent(new Event('input', { bubbles: false }));
    controls[0].dispatchEvent(new Event('change', { bubbles: true }));
  }

  function who(update) {
    if (update.own) {
      return form.dataset.updatedOwn;
    }
    return update.by ? fill(form.dataset.updatedBy, { n: update.by }) : form.dataset.updated;
  }

  function take(update, body) {
    const table = tableOf(update.path);
    const controls = table ? [] : controlsOf(update.path);
    const anchor = table ?? controls[0]?.closest('fieldset') ?? controls[0]?.closest('.select') ?? controls[0];
    if (!anchor && !update.file) {
      return false;
    }
    if (update.file) {
      const field = document.getElementById(update.id);
      if (field) {
        note(field, update.path, update.own ? form.dataset.reloadOwn : fill(form.dataset.reload, { n: update.by }));
      }
      return false;
    }
    const typedSince = valuesIn(new FormData(form), update.path) !== valuesIn(body, update.path);
    const focused = (table ?? anchor).contains(document.activeElement) || controls.includes(document.activeElement);
    if (typedSince || focused) {
      waiting = true;
      return false;
    }
    if (table) {
      table.dispatchEvent(new CustomEvent('rows:replace', { detail: update.rows }));
    } else {
      set(controls, update);
    }
    note(anchor, update.path, who(update));
    return true;
  }

  function clash(clashed, href) {
    const anchor = tableOf(clashed.path) ?? controlsOf(clashed.path)[0];
    if (anchor) {
      note(anchor, clashed.path, fill(clashed.own ? form.dataset.clashedOwn : form.dataset.clashed, { t: clashed.theirs }), { href, text: form.dataset.clashLink });
    }
  }

  form?.addEventListener('together:saved', event => {
    const { saved, body } = event.detail;
    waiting = false;
    form.querySelectorAll('input[name="taken"]').forEach(input => input.remove());
    form.querySelectorAll('.together-note-clash').forEach(message => message.remove());
    saved.updates.filter(update => take(update, body)).forEach(update => {
      const taken = document.createElement('input');
      taken.type = 'hidden';
      taken.name = 'taken';
      taken.value = `${saved.version}:${update.path}`;
      form.append(taken);
    });
    saved.clashes.forEach(clashed => clash(clashed, saved.clashHref));
    if (here) {
      here.dataset.version = saved.version;
    }
  });

  const pull = () => form?.dispatchEvent(new CustomEvent('together:pull'));

  // what was left aside while one was in a field comes as soon as one has left it
  form?.addEventListener('focusout', () => {
    if (waiting) {
      setTimeout(pull, 0);
    }
  });

  // ----- who is there

  const url = here?.dataset.presenceUrl;
  if (!url || !here.dataset.page) {
    return;
  }
  let section = here.dataset.section;
  let timer = 0;
  let lastTouched = Date.now();

  // an unattended page is nobody's presence, and does not keep its log-in alive
  ['keydown', 'pointerdown', 'input'].forEach(sign => document.addEventListener(sign, () => {
    const wasAway = Date.now() - lastTouched > AWAY;
    lastTouched = Date.now();
    if (wasAway) {
      beat();
    }
  }));

  function body(extra) {
    const said = new URLSearchParams({ page: here.dataset.page, section, ...extra });
    const token = document.querySelector('input[name="_csrf"]');
    if (token) {
      said.set('_csrf', token.value);
    }
    return said;
  }

  function show(present) {
    const titles = Object.fromEntries(Array.from(here.querySelectorAll('[data-title-of]'), title => [title.dataset.titleOf, title.textContent]));
    const text = present
      .map(one => fill(one.own ? here.dataset.ownLine : here.dataset.line, { o: one.organisation, n: one.name, s: titles[one.section] ?? here.dataset.anywhere }))
      .join(here.dataset.between) || here.dataset.nobody;
    const people = here.querySelector('[data-here-people]');
    if (people.textContent.trim() !== text) {
      people.textContent = text;
    }
  }

  async function beat() {
    clearTimeout(timer);
    timer = setTimeout(beat, HEARTBEAT);
    if (Date.now() - lastTouched > AWAY) {
      return;
    }
    const sentAt = Date.now();
    try {
      const answer = await fetch(url, { method: 'POST', body: body({}), redirect: 'error' });
      if (answer.ok) {
        document.dispatchEvent(new CustomEvent('session:used', { detail: { sentAt } }));
        const told = await answer.json();
        show(told.present);
        if (String(told.version) !== String(here.dataset.version)) {
          here.dataset.version = told.version;
          pull();
        }
      }
    } catch {
      // the next beat tries again; saving says by itself when it fails
    }
  }

  form?.addEventListener('focusin', event => {
    const now = event.target.closest('section[id^="section-"]')?.id.slice('section-'.length) ?? section;
    if (now !== section) {
      section = now;
      clearTimeout(timer);
      timer = setTimeout(beat, MOVED);
    }
  });
  window.addEventListener('pagehide', () => navigator.sendBeacon(url, body({ left: 'true' })));
  beat();
})();
