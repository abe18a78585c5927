// The question before an act on chosen rows says how many and which; with none chosen the server says so at once.
(() => {
  document.querySelectorAll('[data-asks-which]').forEach(button => {
    const ask = () => {
      const boxes = [...button.form.querySelectorAll(`input[name="${button.dataset.asksWhich}"]:checked`)];
      if (boxes.length === 0) {
        delete button.dataset.confirm;
        return;
      }
      const names = boxes.map(box => box.dataset.name).join(button.dataset.separator);
      button.dataset.confirm =
        button.dataset.question.replace('$count', () => boxes.length).replace('$names', () => names);
    };
    button.form.addEventListener('change', ask);
    // by then a browser that comes back to the page has put back the ticks
    window.addEventListener('pageshow', ask);
  });
})();
