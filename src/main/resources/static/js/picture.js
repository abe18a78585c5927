// Draws the process when its details are opened; the list in words is always there.
(() => {
  if (window.bansoPictures) {
    return;
  }
  window.bansoPictures = true;

  const READABLE = 0.8;

  // The whole model is often too small to read: then begin at the present place.
  function show(canvas, present) {
    const fitted = canvas.zoom('fit-viewport', 'auto');
    if (present && fitted < READABLE) {
      canvas.zoom(READABLE, { x: 0, y: 0 });
      canvas.scrollToElement(present, { top: 80, bottom: 80, left: 160, right: 320 });
    }
  }

  async function draw(details) {
    const canvasElement = details.querySelector('[data-picture]');
    const tools = details.querySelector('[data-picture-tools]');
    try {
      const answer = await fetch(canvasElement.dataset.source);
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      canvasElement.hidden = false;
      const viewer = new window.BpmnJS({ container: canvasElement });
      await viewer.importXML(await answer.text());
      const canvas = viewer.get('canvas');
      const registry = viewer.get('elementRegistry');
      const active = (canvasElement.dataset.active || '').split(' ').filter(id => id && registry.get(id));
      active.forEach(id => canvas.addMarker(id, 'picture-now'));
      show(canvas, active.length > 0 ? registry.get(active[0]) : null);
      tools.hidden = false;
      tools.addEventListener('click', event => {
        const step = event.target.closest('[data-picture-zoom]')?.dataset.pictureZoom;
        if (step === 'fit') {
          canvas.zoom('fit-viewport', 'auto');
        } else if (step) {
          canvas.zoom(canvas.zoom() * (step === 'in' ? 1.25 : 0.8), 'auto');
        }
      });
    } catch {
      canvasElement.hidden = true;
      details.querySelector('[data-picture-failed]').hidden = false;
    }
  }

  document.querySelectorAll('details.picture').forEach(details => {
    if (details.open) {
      draw(details);
    } else {
      details.addEventListener('toggle', () => draw(details), { once: true });
    }
  });
})();
