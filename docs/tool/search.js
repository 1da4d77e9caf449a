// The search of the handbook: all words, anywhere below a heading. The index is a script, since a page that is opened from a disk may not
// fetch; it is loaded when somebody begins to search.
(() => {
  const input = document.querySelector('#search');
  const list = document.querySelector('#found');
  const root = input.dataset.root;
  const most = 12;
  let asked = false;
  const show = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    list.replaceChildren();
    if (words.length === 0 || window.handbookIndex === undefined) return;
    const ranked = [];
    for (const [path, page, head, text] of window.handbookIndex) {
      const title = `${page} ${head}`.toLowerCase();
      const all = `${title} ${text.toLowerCase()}`;
      if (!words.every((word) => all.includes(word))) continue;
      ranked.push({ path, page, head, rank: words.filter((word) => title.includes(word)).length });
    }
    ranked.sort((a, b) => b.rank - a.rank);
    for (const { path, page, head } of ranked.slice(0, most)) {
      const link = Object.assign(document.createElement('a'), { href: root + path, textContent: head });
      const where = Object.assign(document.createElement('small'), { textContent: page });
      const item = document.createElement('li');
      item.append(link, where);
      list.append(item);
    }
    if (ranked.length === 0) list.append(Object.assign(document.createElement('li'), { textContent: 'Nothing found' }));
  };
  const load = () => {
    if (asked) return;
    asked = true;
    const script = Object.assign(document.createElement('script'), { src: `${root}assets/index.js`, onload: show });
    document.head.append(script);
  };
  input.addEventListener('focus', load);
  input.addEventListener('input', () => {
    load();
    show();
  });
})();
