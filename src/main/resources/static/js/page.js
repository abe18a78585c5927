// Focus on what needs reading first, the phone's menu, and the question before an act that cannot be undone.
(() => {
  document.querySelector('[data-focus-on-load]')?.focus();

  const toggle = document.querySelector('[data-navigation-toggle]');
  if (toggle) {
    const navigation = toggle.parentElement;
    toggle.hidden = false;
    navigation.classList.add('navigation-collapsed');
    toggle.addEventListener('click', () => {
      const collapsed = navigation.classList.toggle('navigation-collapsed');
      toggle.setAttribute('aria-expanded', String(!collapsed));
    });
  }

  document.querySelectorAll('[data-needs-script]').forEach(element => { element.hidden = false; });

  const dialog = document.getElementById('confirm-dialog');
  let asked = null;

  // what is asked may depend on what is chosen: the choice brings its question to the button
  const bring = form => {
    const button = form?.querySelector('button[data-confirm-chosen]');
    const chosen = form?.querySelector('input:checked[data-confirm]');
    if (button && chosen) {
      button.dataset.confirm = chosen.dataset.confirm;
    } else if (button) {
      delete button.dataset.confirm;
    }
  };
  // by then a browser that comes back to the page has put back the choice
  window.addEventListener('pageshow', () => document.querySelectorAll('button[data-confirm-chosen]').forEach(button => bring(button.form)));
  document.addEventListener('change', event => bring(event.target.form));

  document.addEventListener('submit', event => {
    const button = event.submitter;
    const shown = document.getElementById(button?.dataset.confirmShows ?? '');
    const text = (shown?.value ?? shown?.textContent ?? '').trim();
    const question = [button?.dataset.confirm, text].filter(Boolean).join('\n\n');
    // a text that is still missing is asked for by the server
    if (!button?.dataset.confirm || (shown && !text) || !dialog?.showModal) {
      return;
    }
    if (asked === button) {
      asked = null;
      return;
    }
    event.preventDefault();
    // other listeners must not take the submission as sent while the person is still being asked
    event.stopImmediatePropagation();
    dialog.querySelector('.dialog-text').textContent = question;
    dialog.querySelector('[value="proceed"]').textContent = button.textContent.trim();
    dialog.returnValue = '';
    dialog.showModal();
    dialog.addEventListener('close', () => {
      if (dialog.returnValue === 'proceed') {
        asked = button;
        event.target.requestSubmit(button);
      } else {
        button.focus();
      }
    }, { once: true });
  }, true);
})();
