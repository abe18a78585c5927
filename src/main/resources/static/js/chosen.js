// The question before an act on chosen rows says how many and which; with none chosen the server says so at once.
(() => {
  document.querySelectorAll('[data-asks-which]').forEach(button => {
    const ask = () => {
      const boxes = [...button.form.elements].filter(one => one.name === button.dataset.asksWhich && one.checked);
      if (boxes.length === 0) {
        delete button.dataset.confirm;
        return;
      }
      const names = boxes.map(box => box.dataset.name).join(button.dataset.separator);
      button.dataset.confirm =
        button.dataset.question.replace('$count', () => boxes.length).replace('$names', () => names);
    };
    // a box may stand outside of its form
    document.addEventListener('change', ask);
    // by then a browser that comes back to the page has put back the ticks
    window.addEventListener('pageshow', ask);
  });
})();
