// A service that does not answer says so in its own card; the rest of the page goes on.
(() => {
  'use strict';
  const services = document.getElementById('services');
  const silent = document.getElementById('not-reachable');

  function tell(event) {
    const card = event.target.closest('[data-service]');
    const status = event.detail.xhr ? event.detail.xhr.status : 0;
    // below 500 the service did answer: the frame knows what to do, such as to sign in again
    if (!card || (status > 0 && status < 500 && status !== 404)) return;
    const name = document.createElement('h3');
    name.textContent = card.dataset.service;
    card.replaceChildren(name, silent.content.cloneNode(true));
    event.stopPropagation();
  }

  for (const failure of ['htmx:responseError', 'htmx:sendError', 'htmx:timeout']) {
    services.addEventListener(failure, tell);
  }
})();
