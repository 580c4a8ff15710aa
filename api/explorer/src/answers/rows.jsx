// The rows of an answer: sentences as quotes, ways as chains, all else as a table, each with the sentences behind it.
import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { toDocument, toEntity } from '../addresses.js';
import { Quote } from '../components/quote.jsx';
import { Confidence, Mark, StatusTag, quantity } from '../components/things.jsx';
import { number, t } from '../language.js';
import { label, typeOf } from '../model.js';
import { columnName } from './named.js';

const STEP = 50;
// Said by the link of the name, by the sentences behind a row, or together with the value.
const WITHIN = ['id', 'ids', 'sentences', 'score', 'start', 'value_max', 'unit', 'comparator'];
const MODEL = ['type', 'relation', 'direction'];

/** `columns`: their names in order; `evidence`: the sentences that the API gave with the rows. */
export function Rows({ columns, rows, answer, evidence }) {
  const [most, setMost] = useState(STEP);
  const known = new Map(evidence.map((one) => [one.sentence, quoted(one)]));
  const some = rows.slice(0, most);
  const Shape = answer === 'text' ? Sentences : answer === 'names' ? Ways : Table;
  return (
    <div data-testid="rows">
      <Shape {...{ columns, answer, known }} rows={some} />
      {rows.length > most && <p class="more"><button type="button" onClick={() => setMost(most + STEP)} data-testid="more">{t('ask.more', { n: rows.length - most })}</button></p>}
    </div>
  );
}

const quoted = ({ id, document, title, date, ...one }) => ({ ...one, document: { id, key: document, title, date } });

function Sentences({ rows, known }) {
  return rows.map((row, at) => {
    const one = known.get(row.sentences?.[0]);
    return one ? <Quote key={at} one={{ ...one, trigger: row.trigger }} />
      : <figure key={at} class="quote"><blockquote lang="zh">{row.text}</blockquote><figcaption lang="zh">{row.title ?? row.document}</figcaption></figure>;
  });
}

function Ways({ rows, known }) {
  return (
    <ol class="ways">
      {rows.map((row, at) => (
        <li key={at} class="fact">
          <p class="way">
            {row.names.map((name, step) => (
              <Fragment key={step}>
                {step > 0 && <span class="soft"> — {label(row.relations[step - 1])} — </span>}
                <Named name={name} id={row.ids[step]} />
              </Fragment>
            ))}
          </p>
          <Behind sentences={row.sentences} known={known} />
        </li>
      ))}
    </ol>
  );
}

function Table({ columns, rows, answer, known }) {
  const shown = [answer, ...columns.filter((name) => name !== answer && !WITHIN.includes(name))]
    .filter((name) => name === answer || rows.some((row) => !empty(row[name])));
  const [open, setOpen] = useState(new Set());
  const toggle = (at) => setOpen((before) => {
    const after = new Set(before);
    if (!after.delete(at)) after.add(at);
    return after;
  });
  const told = rows.some((row) => row.sentences?.some((id) => known.has(id)));
  return (
    <div class="answers">
      <table>
        <caption class="hidden">{t('ask.rows')}</caption>
        <thead><tr>{shown.map((name) => <th key={name} scope="col" class={kindOf(name, rows)}>{columnName(name)}</th>)}{told && <th scope="col">{t('column.sentences')}</th>}</tr></thead>
        <tbody>
          {rows.map((row, at) => {
            const sentences = (row.sentences ?? []).map((id) => known.get(id)).filter(Boolean);
            return (
              <Fragment key={at}>
                <tr data-testid="answer">
                  {shown.map((name) => name === answer
                    ? <th key={name} scope="row"><Answer row={row} name={name} document={sentences[0]?.document} /></th>
                    : <td key={name} data-name={columnName(name)} class={kindOf(name, rows)}><Cell row={row} name={name} /></td>)}
                  {told && (
                    <td class="behind">
                      {sentences.length > 0 && (
                        <button type="button" class="quiet" aria-expanded={open.has(at)} aria-label={t('ask.sentences.of', { n: sentences.length, name: String(row[answer]) })}
                          onClick={() => toggle(at)} data-testid="sentences-of">{t('ask.sentences', { n: sentences.length })}</button>
                      )}
                    </td>
                  )}
                </tr>
                {open.has(at) && <tr class="quotes"><td colSpan={shown.length + 1}>{sentences.map((one) => <Quote key={one.sentence} one={one} />)}</td></tr>}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const kindOf = (name, rows) => name === 'date' ? 'date' : rows.some((row) => typeof row[name] === 'number') ? 'figure' : undefined;
const empty = (value) => value === null || value === undefined || value === '' || value.length === 0;

function Answer({ row, name, document }) {
  if (name === 'title' && document) return <a href={toDocument(document.id)} lang="zh">{row.title || row.document}</a>;
  return <Named name={row[name]} id={row.id} />;
}

function Named({ name, id }) {
  const type = id ? typeOf(id) : null;
  if (!type) return <span lang="zh">{label(String(name))}</span>;
  const text = <><Mark type={type} /><span lang="zh">{name}</span></>;
  return type === 'Indicator' ? <span class="thing">{text}</span> : <a class="thing" href={toEntity(id)}>{text}</a>;
}

function Cell({ row, name }) {
  const value = row[name];
  if (empty(value)) return null;
  if (name === 'value') return <strong>{quantity(row)}</strong>;
  if (name === 'status') return <StatusTag status={value} />;
  if (name === 'confidence') return <Confidence value={value} />;
  if (name === 'direction') return t(`direction.${value}`);
  if (MODEL.includes(name)) return label(value);
  if (typeof value === 'number') return `${number(value)} ${['planned', 'achieved', 'gap'].includes(name) ? row.unit ?? '' : ''}`.trim();
  return <span lang="zh">{Array.isArray(value) ? value.join('、') : String(value)}</span>;
}

function Behind({ sentences = [], known }) {
  const found = sentences.map((id) => known.get(id)).filter(Boolean);
  if (!found.length) return null;
  return (
    <details class="because">
      <summary>{t('ask.sentences', { n: found.length })}</summary>
      {found.map((one) => <Quote key={one.sentence} one={one} />)}
    </details>
  );
}
