// A word before the log-in ends under somebody's hands, and a way to go on. All words come from data attributes.
(() => {
  const words = document.currentScript.dataset;
  const LIMIT = Number(words.minutes) * 60000;
  const WARNING = 5 * 60000;
  const LOOK = 15000;
  const writing = document.querySelector('main form[method="post"]');
  if (!(LIMIT > 0) || !writing) {
    return;
  }
  let used = Date.now();
  let bar = null;

  // a request counts from when it was sent, however late it is answered
  document.addEventListener('session:used', event => {
    used = Math.max(used, event.detail.sentAt);
    if (Date.now() - used < LIMIT) {
      bar?.remove();
      bar = null;
    }
  });

  async function goOn() {
    const sentAt = Date.now();
    try {
      const answer = await fetch(words.keep, { method: 'HEAD', redirect: 'error' });
      if (answer.ok) {
        document.dispatchEvent(new CustomEvent('session:used', { detail: { sentAt } }));
        return;
      }
    } catch {
      // said below
    }
    say(words.over, false);
  }

  function say(text, withButton) {
    if (bar?.dataset.text === text) {
      return;
    }
    bar?.remove();
    bar = document.createElement('div');
    bar.className = 'session-bar';
    bar.setAttribute('role', 'alert');
    bar.dataset.text = text;
    const message = document.createElement('p');
    message.textContent = text;
    bar.append(message);
    if (withButton) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'button button-small';
      button.textContent = words.button;
      button.addEventListener('click', goOn);
      bar.append(button);
    }
    document.body.append(bar);
  }

  setInterval(() => {
    const left = LIMIT - (Date.now() - used);
    if (left <= 0) {
      say(words.over, false);
    } else if (left <= WARNING) {
      say(words.soon.replace('%m', Math.max(1, Math.ceil(left / 60000))), true);
    }
  }, LOOK);
})();
