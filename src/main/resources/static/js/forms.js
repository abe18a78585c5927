// Live counter, warning before leaving unsaved input, autosave. All words come from data attributes.
(() => {
  const AUTOSAVE_DELAY = 3000;
  const fill = (pattern, values) => pattern.replace(/%([a-z])/g, (whole, key) => values[key] ?? whole);

  // Signs as they are drawn, as the server counts them; no more than 16 units hide behind one.
  const segmenter = window.Intl?.Segmenter ? new Intl.Segmenter('ja', { granularity: 'grapheme' }) : null;
  const signs = text => segmenter === null || /^[\n -~\u3000-\u3029\u3030-\u3098\u309b-\u30ff\u3400-\u9fff\uff01-\uff60]*$/.test(text)
    ? Array.from(text).length
    : Array.from(segmenter.segment(text)).reduce((sum, one) => sum + Math.ceil(one.segment.length / 16), 0);

  function count(area) {
    const counter = document.getElementById(area.dataset.counter);
    const limit = Number(counter.dataset.limit);
    const length = signs(area.value);
    const over = length > limit;
    counter.textContent = fill(over ? counter.dataset.over : counter.dataset.left, { n: length, m: Math.abs(limit - length) });
    counter.classList.toggle('counter-over', over);
  }

  document.querySelectorAll('textarea[data-counter]').forEach(area => {
    count(area);
    area.addEventListener('input', () => count(area));
  });

  // A file beyond the limit is named beside its field and not sent: the server could only refuse the whole form.
  const limits = document.currentScript.dataset;
  const MEGABYTE = 1024 * 1024;

  function tooLarge(input) {
    const large = Array.from(input.files).find(file => file.size > Number(limits.fileLimit) * MEGABYTE);
    if (large) {
      return fill(limits.fileLarge, { f: large.name, s: Math.ceil(large.size / MEGABYTE) });
    }
    const inputs = Array.from(input.form?.querySelectorAll('input[type="file"]') ?? [input]);
    const all = inputs.flatMap(each => Array.from(each.files)).reduce((sum, file) => sum + file.size, 0);
    return input.files.length > 0 && all > (Number(limits.formLimit) - 1) * MEGABYTE ? fill(limits.formLarge, { s: Math.ceil(all / MEGABYTE) }) : '';
  }

  function judge(input) {
    const id = `${input.id}-large`;
    const text = tooLarge(input);
    const described = (input.getAttribute('aria-describedby') ?? '').split(' ').filter(each => each && each !== id);
    document.getElementById(id)?.remove();
    if (text) {
      const message = document.createElement('p');
      message.id = id;
      message.className = 'field-error';
      message.setAttribute('role', 'alert');
      message.textContent = text;
      input.before(message);
      described.push(id);
    }
    if (text) {
      input.setAttribute('aria-invalid', 'true');
    } else {
      input.removeAttribute('aria-invalid');
    }
    input.setAttribute('aria-describedby', described.join(' '));
    return text === '';
  }

  document.addEventListener('change', event => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'file') {
      judge(event.target);
    }
  });
  document.addEventListener('submit', event => {
    const refused = Array.from(event.target.querySelectorAll('input[type="file"]')).filter(input => !judge(input));
    if (refused.length > 0) {
      event.preventDefault();
      event.stopImmediatePropagation();
      refused[0].focus();
    }
  }, true);

  // Input is unsafe from the first keystroke until it is sent or saved.
  const unsaved = new Set();

  function watch(form) {
    const state = form.querySelector('[data-save-state]');
    const autosaveUrl = form.dataset.autosaveUrl;
    let timer = 0;
    let revision = 0;

    const show = (text, failed = false) => {
      if (state) {
        state.textContent = text;
        state.classList.toggle('save-state-failed', failed);
      }
    };

    // the page numbers its saves, so that the server knows one that comes late
    const turn = form.querySelector('input[name="turn"]');
    const nextTurn = () => {
      if (turn) {
        turn.value = String(Number(turn.value) + 1);
      }
    };

    function content() {
      nextTurn();
      const fields = Array.from(new FormData(form)).filter(([, value]) => typeof value === 'string');
      return new URLSearchParams(fields);
    }

    // when its log-in had ended and another window logged in again, this page has only lost its token
    async function renewed() {
      const answer = await fetch(window.location.href, { redirect: 'error' });
      const page = answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
      const token = page?.querySelector('form input[name="_csrf"]')?.value;
      if (!token) {
        return false;
      }
      document.querySelectorAll('input[name="_csrf"]').forEach(input => { input.value = token; });
      return true;
    }

    async function post(body) {
      const answer = await fetch(autosaveUrl, { method: 'POST', body, headers: { 'X-Autosave': 'true' }, redirect: 'error' });
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      return answer.json();
    }

    // one at a time: an older text that overtakes a newer one would look like a change of its own
    let saving = false;
    let again = false;
    async function save() {
      if (saving) {
        again = true;
        return;
      }
      saving = true;
      const sent = revision;
      const sentAt = Date.now();
      let body = content();
      if (unsaved.has(form)) {
        show(state?.dataset.saving ?? '');
      }
      try {
        let saved;
        try {
          saved = await post(body);
        } catch (failure) {
          if (!(await renewed())) {
            throw failure;
          }
          body = content();
          saved = await post(body);
        }
        document.dispatchEvent(new CustomEvent('session:used', { detail: { sentAt } }));
        if (sent === revision) {
          unsaved.delete(form);
          show(fill(state?.dataset.saved ?? '', { t: saved.savedAt }));
        }
        // others may have written meanwhile; the page goes on under its own name and the version on which it was made
        form.dispatchEvent(new CustomEvent('together:saved', { detail: { saved, body } }));
        if (sent !== revision) {
          schedule();
        }
      } catch (failure) {
        // what is closed is no fault of the line: pressing the button says why, with what was typed
        const closed = ['403', '404', '409'].includes(failure.message);
        show((closed ? state?.dataset.closed : state?.dataset.failed) ?? '', true);
      } finally {
        saving = false;
        if (again) {
          again = false;
          save();
        }
      }
    }

    function schedule() {
      clearTimeout(timer);
      timer = setTimeout(save, AUTOSAVE_DELAY);
    }

    form.addEventListener('input', () => {
      revision += 1;
      unsaved.add(form);
      show(state?.dataset.unsaved ?? '');
      if (autosaveUrl) {
        schedule();
      }
    });
    form.addEventListener('together:pull', () => {
      if (autosaveUrl) {
        clearTimeout(timer);
        save();
      }
    });
    form.addEventListener('submit', () => {
      clearTimeout(timer);
      nextTurn();
      unsaved.delete(form);
    });
  }

  document.querySelectorAll('form[method="post"]:not([data-no-warning])').forEach(watch);

  window.addEventListener('beforeunload', event => {
    if (unsaved.size > 0) {
      event.preventDefault();
    }
  });
})();
