// Times in the reader's zone, countdowns, files named by their hashes, and what a page says when a fragment fails.
(() => {
  'use strict';
  const zoned = new Intl.DateTimeFormat(undefined, {
    year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short',
  });

  // for times that are told apart by less than a minute
  const exact = new Intl.DateTimeFormat(undefined, {
    month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3,
  });

  function words(seconds) {
    const s = Math.abs(Math.round(seconds));
    const parts = [[Math.floor(s / 86400), 'd'], [Math.floor(s / 3600) % 24, 'h'], [Math.floor(s / 60) % 60, 'min'], [s % 60, 's']];
    const first = parts.findIndex(([n]) => n > 0);
    return (first < 0 ? [[0, 's']] : parts.slice(first, first + 2)).map(([n, u]) => `${n} ${u}`).join(' ');
  }

  function zone(root) {
    for (const time of root.querySelectorAll('time[datetime]:not([data-zoned])')) {
      const at = new Date(time.dateTime);
      if (Number.isNaN(at.getTime())) continue;
      time.dataset.zoned = '';
      time.title = at.toISOString();
      if (!('due' in time.dataset)) time.textContent = (time.closest('[data-exact]') ? exact : zoned).format(at);
    }
  }

  function count() {
    for (const time of document.querySelectorAll('time[data-due]')) {
      const left = (new Date(time.dateTime) - Date.now()) / 1000;
      time.textContent = left < 0 ? `${words(left)} over` : `in ${words(left)}`;
      time.classList.toggle('over', left < 0);
    }
  }

  function say(text) {
    const notice = document.getElementById('notice');
    if (!notice) return;
    notice.textContent = text;
    notice.hidden = text === '';
  }

  // files stay where they are; what names them is added to a field of lines
  async function nameFiles(input) {
    const lines = input.form.elements[input.dataset.hashInto];
    for (const file of input.files) {
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
      const name = `sha256:${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
      lines.value = lines.value.split('\n').filter((line) => line.trim() && line !== name).concat(name).join('\n');
    }
    input.value = '';
  }

  function takeFiles(root) {
    // only over a connection that nobody can have changed
    if (!window.crypto?.subtle) return;
    for (const input of root.querySelectorAll('input[data-hash-into]')) {
      input.closest('label').hidden = false;
      input.addEventListener('change', () => nameFiles(input).catch(() => say('The file could not be read.')));
    }
  }

  function refresh(root) {
    zone(root);
    count();
  }

  document.addEventListener('htmx:afterSwap', (e) => refresh(e.target));
  document.addEventListener('htmx:afterRequest', (e) => { if (e.detail.successful) say(''); });
  document.addEventListener('htmx:sendError', () => say('The platform does not answer. This page tries again.'));
  document.addEventListener('htmx:responseError', (e) => {
    // the session has ended: load the page anew, which signs in
    if (e.detail.xhr.status === 499 || e.detail.xhr.status === 401) window.location.reload();
    else say(`A part of this page could not be loaded (status ${e.detail.xhr.status}).`);
  });
  refresh(document);
  takeFiles(document);
  setInterval(count, 1000);
})();
