// Live counter, warning before leaving unsaved input, autosave. All words come from data attributes.
(() => {
  const AUTOSAVE_DELAY = 3000;
  const fill = (pattern, values) => pattern.replace(/%([a-z])/g, (whole, key) => values[key] ?? whole);

  function count(area) {
    const counter = document.getElementById(area.dataset.counter);
    const limit = Number(counter.dataset.limit);
    const length = Array.from(area.value).length;
    const over = length > limit;
    counter.textContent = fill(over ? counter.dataset.over : counter.dataset.left, { n: length, m: Math.abs(limit - length) });
    counter.classList.toggle('counter-over', over);
  }

  document.querySelectorAll('textarea[data-counter]').forEach(area => {
    count(area);
    area.addEventListener('input', () => count(area));
  });

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

    function content() {
      const fields = Array.from(new FormData(form)).filter(([, value]) => typeof value === 'string');
      return new URLSearchParams(fields);
    }

    async function save() {
      const sent = revision;
      show(state?.dataset.saving ?? '');
      try {
        const answer = await fetch(autosaveUrl, { method: 'POST', body: content(), headers: { 'X-Autosave': 'true' }, redirect: 'error' });
        if (!answer.ok) {
          throw new Error(String(answer.status));
        }
        const version = answer.headers.get('X-Version');
        if (version !== null && form.elements.version) {
          form.elements.version.value = version;
        }
        if (sent === revision) {
          unsaved.delete(form);
          const time = new Intl.DateTimeFormat('ja-JP', { hour: '2-digit', minute: '2-digit' }).format(new Date());
          show(fill(state?.dataset.saved ?? '', { t: answer.headers.get('X-Saved-At') ?? time }));
        } else {
          schedule();
        }
      } catch {
        show(state?.dataset.failed ?? '', true);
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
    form.addEventListener('submit', () => {
      clearTimeout(timer);
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
