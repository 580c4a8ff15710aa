// Queries that were run in this browser, the latest first.
const KEPT = 'cypher-history';
const MOST = 50;

export function past() {
  try {
    const all = JSON.parse(localStorage.getItem(KEPT) ?? '[]');
    return Array.isArray(all) ? all.filter((one) => typeof one?.q === 'string' && typeof one.p === 'object') : [];
  } catch {
    return []; // private windows keep nothing
  }
}

export function remember(q, p) {
  const same = (one) => one.q === q && JSON.stringify(one.p) === JSON.stringify(p);
  return keep([{ q, p, at: new Date().toISOString() }, ...past().filter((one) => !same(one))].slice(0, MOST));
}

export const forget = () => keep([]);

function keep(all) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(all));
  } catch { /* it holds until the page is closed */ }
  return all;
}
