// Things of the graph in a line: what they are, how they are called, how far they are, how sure it is.
import { toEntity } from '../addresses.js';
import { amount, language, t } from '../language.js';
import { label, typeOf } from '../model.js';

/** The mark of a type: a shape and a colour, the same in lists, legends and the graph. */
export function Mark({ type }) {
  return <svg class={`mark-of c-${type}`} viewBox="0 0 16 16" aria-hidden="true">{SHAPES[type] ?? <rect x="1.5" y="3" width="13" height="10" rx="3" />}</svg>;
}

const SHAPES = {
  ReformArea: <circle cx="8" cy="8" r="6.5" />,
  Institution: <rect x="2" y="2" width="12" height="12" rx="1" />,
  Policy: <path d="M3 1.5h7L13.5 5v9.5H3z" />,
  Program: <path d="M8 .8 15.2 8 8 15.2.8 8z" />,
  Region: <path d="M4.3 1.6h7.4L15.4 8l-3.7 6.4H4.3L.6 8z" />,
  Indicator: <path d="M1 14h3V8H1zm5.5 0h3V4h-3zM12 14h3V1h-3z" />,
};

export const TypeTag = ({ type }) => <span class={`tag type c-${type}`}><Mark type={type} />{label(type)}</span>;

export const StatusTag = ({ status }) => status ? <span class={`tag status s-${status}`}>{label(status)}</span> : null;

/** A link to a thing; what has no page, such as an indicator, is only named. */
export function Thing({ of, mark = true }) {
  const name = <>{mark && <Mark type={of.type} />}<span lang="zh">{of.name}</span></>;
  if (of.type === 'Indicator' || !typeOf(of.id)) return <span class="thing">{name}</span>;
  return <a class="thing" href={toEntity(of.id)} title={`${label(of.type)}: ${of.name}`}>{name}</a>;
}

/** A number of the text: ≈ 4.45万亩, in English ≈ 44,500 亩. */
export function quantity({ comparator, value, value_max: most, unit }) {
  if (value === null || value === undefined) return '';
  const sign = comparator && comparator !== '=' ? `${comparator} ` : '';
  const end = most === null || most === undefined ? '' : `–${amount(most)}`;
  const gap = language() === 'zh' || unit === '%' ? '' : ' ';
  return `${sign}${amount(value)}${end}${gap}${unit ?? ''}`.trim();
}

/** How sure, 0 to 1, as a bar with the figure. */
export function Confidence({ value }) {
  const percent = Math.round(value * 100);
  return (
    <span class="confidence" title={t('confidence.title', { n: percent })}>
      <meter min="0" max="100" value={percent} aria-label={t('confidence.name')} />
      <span>{percent}%</span>
    </span>
  );
}

/** A path such as 湖南省/株洲市/天元区 as people write it. */
export const place = (path) => path ? path.split('/').join(' › ') : '';

/** First and last date as a span of time. */
export const span = (first, last) => !first ? '' : !last || first === last ? first : `${first} – ${last}`;
