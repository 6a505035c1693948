'use strict';
// Fetches the live part again and again and changes only what differs: focus, selection and scroll positions stay.
(() => {
  const live = document.getElementById('live');

  function bring(there, wanted) {
    if (there.isEqualNode(wanted)) return;
    const keyed = wanted.id && Array.from(wanted.children).some((child) => child.id);
    const plain = wanted.matches('main, section, dl, table');
    if (!keyed && !plain) {
      const focused = there.contains(document.activeElement) && document.activeElement.getAttribute('href');
      there.replaceChildren(...wanted.cloneNode(true).childNodes);
      if (focused) Array.from(there.querySelectorAll('a')).find((a) => a.getAttribute('href') === focused)?.focus();
    } else {
      children(there, wanted);
    }
    if (there.className !== wanted.className) there.className = wanted.className;
  }

  function children(there, wanted) {
    const byId = new Map(Array.from(there.children).filter((child) => child.id).map((child) => [child.id, child]));
    const ids = new Set(Array.from(wanted.children).map((child) => child.id));
    Array.from(there.children).filter((child) => child.id && !ids.has(child.id)).forEach((child) => child.remove());
    let place = there.firstElementChild;
    for (const next of wanted.children) {
      let mine = next.id ? byId.get(next.id) : place && !place.id && place.tagName === next.tagName ? place : null;
      if (mine) bring(mine, next);
      else mine = next.cloneNode(true);
      if (mine === place) place = place.nextElementSibling;
      else there.insertBefore(mine, place);
    }
    while (place) {
      const rest = place.nextElementSibling;
      place.remove();
      place = rest;
    }
  }

  async function look() {
    const begun = performance.now();
    if (!document.hidden) {
      try {
        const answer = await fetch(live.dataset.live, { signal: AbortSignal.timeout(10000) });
        if (!answer.ok) throw new Error(answer.status);
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        children(live, page.getElementById('live'));
        document.body.classList.remove('stale');
      } catch {
        document.body.classList.add('stale');
      }
    }
    // a slow database is not asked more often than it can answer
    setTimeout(look, Math.max(1000, 3 * (performance.now() - begun)));
  }

  document.body.classList.add('alive');
  setTimeout(look, 1000);
})();
