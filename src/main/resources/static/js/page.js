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

  document.addEventListener('submit', event => {
    const button = event.submitter;
    const question = button?.dataset.confirm;
    if (!question || !dialog?.showModal) {
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
