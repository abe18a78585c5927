/*
 * What axe objects to on this page. All rules but contrast see the whole page. Contrast, three quarters of axe's work,
 * is judged once for each style: where element, classes and states are the same up to the root, colours are the same,
 * because no page has styles of its own. `judged` are the styles of the pages before.
 */
async judged => {
  const STATES = ['aria-current', 'aria-disabled', 'aria-expanded', 'aria-invalid', 'class', 'disabled', 'open', 'readonly', 'type'];
  const known = new Set(judged);
  const fresh = new Map();
  const styles = new Map([[null, String(innerWidth)]]);

  const style = element => {
    let found = styles.get(element);
    if (found === undefined) {
      const states = STATES.filter(name => element.hasAttribute(name)).map(name => name + '=' + element.getAttribute(name));
      const first = element.previousElementSibling === null ? '1' : '';
      found = style(element.parentElement) + '>' + element.localName + first + states;
      styles.set(element, found);
    }
    return found;
  };
  const hash = text => {
    let high = 7, low = 11;
    for (let i = 0; i < text.length; i++) {
      high = Math.imul(high ^ text.charCodeAt(i), 0x01000193);
      low = Math.imul(low ^ text.charCodeAt(i), 0x5bd1e995);
    }
    return (high >>> 0).toString(36) + (low >>> 0).toString(36);
  };
  const shows = element => element.matches('input, select, textarea')
    || [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');

  for (const element of document.body.querySelectorAll('*')) {
    if (shows(element) && element.checkVisibility({opacityProperty: true, visibilityProperty: true})) {
      const key = hash(style(element));
      if (!known.has(key) && !fresh.has(key)) {
        fresh.set(key, element);
      }
    }
  }

  const answers = [await axe.run(document, {resultTypes: ['violations'], rules: {'color-contrast': {enabled: false}}})];
  if (fresh.size > 0) {
    answers.push(await axe.run({include: [...fresh.values()]}, {resultTypes: ['violations'], runOnly: ['color-contrast']}));
  }
  return {
    violations: answers.flatMap(answer => answer.violations)
      .map(rule => rule.id + ' ' + rule.nodes.map(node => node.html).join(' ')),
    styles: [...fresh.keys()],
  };
}
