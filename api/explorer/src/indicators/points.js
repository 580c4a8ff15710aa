// The values of a series as a chart and a table need them: where, when, how long.

/** The region a value is about: what it measures, where that is a region of its own, else the home of its document. */
export function regionOf({ topic, evidence }) {
  const home = evidence.document.region;
  const own = topic?.type === 'Region' ? topic.name : null;
  if (own && !home?.includes(own)) return own;
  return home ? home.split('/').at(-1) : '';
}

/** When, in ISO 8601: the period of the value, else the date of its document. */
export const timeOf = (point) => point.period_iso ?? point.evidence.document.date ?? '';

const pad = (text, rest) => text + rest.slice(text.length);

function first(text) {
  const time = Date.parse(pad(text, '2000-01-01'));
  return Number.isNaN(time) ? null : new Date(time);
}

// The first moment after a year, a month or a day.
function after(text) {
  const start = first(text);
  if (!start) return null;
  const [year, month, day] = [start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()];
  if (text.length <= 4) return new Date(Date.UTC(year + 1, 0, 1));
  return text.length <= 7 ? new Date(Date.UTC(year, month + 1, 1)) : new Date(Date.UTC(year, month, day + 1));
}

const YEAR = 365.25 * 24 * 3600 * 1000;

/**
 * A value with `region`, `from` and `until` (dates, until the first moment after), `at` (the middle of its last year) and
 * `long` (it is of more than a year); dates are null where none is said.
 */
export function placed(point) {
  const time = timeOf(point);
  const [start, end = start] = time.split('/');
  const dates = time ? [first(start) ?? first(end), after(end) ?? after(start)] : [null, null];
  const [from, until] = dates.every(Boolean) ? dates : [null, null];
  const long = from !== null && until - from > 1.5 * YEAR;
  const last = from === null ? null : long ? until - YEAR / 2 : (Number(from) + Number(until)) / 2;
  return { ...point, region: regionOf(point), from, until, at: last === null ? null : new Date(last), long };
}

const years = (points) => new Set(points.filter((one) => one.at).map((one) => one.at.getUTCFullYear())).size;
const regions = (points) => new Set(points.map((one) => one.region)).size;

/** How a series is best drawn: `time` or `region`. */
export const bestBy = (points) => (regions(points) > 2 && regions(points) >= years(points) ? 'region' : 'time');

/** The values by region, each region where its largest value puts it, those of no region last; or by time. */
export function ordered(points, by) {
  if (by === 'time') return [...points].sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || a.region.localeCompare(b.region, 'zh'));
  const most = new Map();
  for (const { region, value } of points) most.set(region, Math.max(most.get(region) ?? -Infinity, value));
  return [...points].sort((a, b) => !a.region - !b.region || most.get(b.region) - most.get(a.region)
    || a.region.localeCompare(b.region, 'zh') || (a.at ?? 0) - (b.at ?? 0));
}

const cell = (value) => {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t]/.test(text) && typeof value !== 'number' ? `'${text}` : text; // no formula in a spreadsheet
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The values as CSV, with the sentence and document of each. */
export function csv(points) {
  const rows = points.map((one) => [one.name, one.value, one.value_max, one.unit, one.comparator, one.period, one.period_iso, one.status,
    one.region, one.topic?.name, one.confidence, one.evidence.text.trim(), one.evidence.document.title, one.evidence.document.date, one.id]);
  const head = ['name', 'value', 'value_max', 'unit', 'comparator', 'period', 'period_iso', 'status', 'region', 'topic', 'confidence',
    'sentence', 'document', 'document_date', 'id'];
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
