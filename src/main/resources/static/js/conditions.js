// Which parts of a form are hidden: the browser's twin of jp.banso.forms.Condition. Both answer to one table of cases.
const LONGEST = 2000;
const NAME = '[A-Za-z][A-Za-z0-9_]*(?:\\.[A-Za-z][A-Za-z0-9_]*)*';
const TERM = `[ \\t\\n]*(?<path>${NAME})[ \\t\\n]*(?<not>!?)=[ \\t\\n]*"(?<value>[^"\\\\\\n]*)"`
  + '(?:[ \\t\\n]+(?<join>and|or)(?=[ \\t\\n])|[ \\t\\n]*$)';
const WORDS_OF_FEEL = new Set(['and', 'or', 'not', 'if', 'then', 'else', 'for', 'in', 'return', 'some', 'every', 'satisfies', 'between',
  'instance', 'of', 'function', 'true', 'false', 'null', 'external']);

/** The alternatives of "or", each a list of comparisons; null when the text is anything else than what is let in. */
export function parse(text) {
  if (!text.startsWith('=') || text.length > LONGEST) {
    return null;
  }
  const anyOf = [[]];
  const term = new RegExp(TERM, 'y');
  term.lastIndex = 1;
  let join = 'and';
  while (join) {
    const match = term.exec(text);
    if (!match || match.groups.path.split('.').some(word => WORDS_OF_FEEL.has(word))) {
      return null;
    }
    if (join === 'or') {
      anyOf.push([]);
    }
    const { path, not, value } = match.groups;
    anyOf[anyOf.length - 1].push({ path, equal: not === '', value });
    join = match.groups.join;
  }
  return anyOf;
}

/** answer(path) is a blank text where nothing was answered or the field is itself hidden. */
export function holds(anyOf, answer) {
  return anyOf.some(all => all.every(term => (answer(term.path) === term.value) === term.equal));
}

function answerIn(form, path) {
  const controls = Array.from(form.elements).filter(control => control.name === `a.${path}`);
  if (controls.length === 0) {
    return undefined;
  }
  const given = controls.filter(control => control.type !== 'radio' || control.checked);
  const hidden = given.length === 0 || given[0].closest('[data-hide-if][hidden]') !== null;
  return hidden || /^\s*$/u.test(given[0].value) ? '' : given[0].value;
}

function watch(form) {
  const parts = Array.from(form.querySelectorAll('[data-hide-if]'), part => ({ part, anyOf: parse(part.dataset.hideIf) }));
  // from top to bottom: a condition looks only at fields above it
  const decide = () => parts.filter(({ anyOf }) => anyOf !== null).forEach(({ part, anyOf }) => {
    const onPage = anyOf.flat().every(term => answerIn(form, term.path) !== undefined);
    if (onPage) {
      part.hidden = holds(anyOf, path => answerIn(form, path));
    }
  });
  form.addEventListener('input', decide);
  form.addEventListener('change', decide);
  decide();
}

if (typeof document !== 'undefined') {
  document.querySelectorAll('form').forEach(watch);
}
