// Keeps parts of a page as things are now. A part with data-events is told "changed", on which htmx loads it anew,
// whenever the stream of events of that address says so; and every five seconds while there is no such stream.
(() => {
  'use strict';
  const able = 'EventSource' in window;

  function keep(part) {
    let stream = null;
    const changed = () => part.dispatchEvent(new Event('changed'));

    function listen() {
      if (!able || document.hidden || (stream && stream.readyState !== EventSource.CLOSED)) return;
      stream = new EventSource(part.dataset.events);
      stream.addEventListener('changed', changed);
    }

    // a browser holds six connections to a host: a page that nobody sees gives its own back
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) stream?.close();
      else listen();
    });
    setInterval(() => {
      if (document.hidden || stream?.readyState === 1) return;
      changed();
      listen();
    }, 5000);
    listen();
  }

  document.querySelectorAll('[data-events]').forEach(keep);
})();
