// A document as it is read: its outline, its text with what is named in it, and the sentence that the address names.
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { toDocument, toDocuments } from '../addresses.js';
import { part, useGet } from '../api.js';
import { Failure, Waiting } from '../components/states.jsx';
import { Mark, Thing, place } from '../components/things.jsx';
import { Title } from '../components/title.jsx';
import { number, t } from '../language.js';
import { entityTypes, label } from '../model.js';
import { About } from '../reader/about.jsx';
import { Outline } from '../reader/outline.jsx';
import { Section } from '../reader/part.jsx';
import { counts, sections, sentenceAt } from '../reader/text.js';
import { setQuery } from '../router.js';

export default function Document({ id, query }) {
  const { data, problem, busy, again } = useGet(`/documents/${part(id)}`);
  if (problem) return <div class="page"><Title text={t('reader.gone')} /><Failure problem={problem} again={again} /></div>;
  if (busy && !data) return <div class="page"><Waiting lines={12} /></div>;
  return <Reader of={data} at={query.has('at') ? Number(query.get('at')) : null} hide={query.getAll('hide').join(' ')} />;
}

function Reader({ of, at, hide }) {
  const all = useMemo(() => sections(of.outline), [of]);
  const hidden = useMemo(() => hide.split(' ').filter(Boolean), [hide]);
  const target = useMemo(() => (at === null ? null : sentenceAt(all, at)), [all, at]);
  const [open, setOpen] = useState(null);
  const text = useRef(null);

  // To the sentence of the address, once its part has been drawn with its sentences.
  useEffect(() => {
    const element = target ? document.getElementById(`s${target.start}`) : location.hash && document.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`);
    if (!element) return;
    element.scrollIntoView({ block: target ? 'center' : 'start' });
    if (target) element.focus({ preventScroll: true });
  }, [target]);

  const close = useCallback((back) => setOpen((before) => {
    if (back) before?.link.focus();
    return null;
  }), []);

  const click = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button) return;
    const link = event.target.closest('.mention');
    const sentence = event.target.closest('.sentence');
    if (link) {
      event.preventDefault();
      setOpen({ link, mentions: named(all, Number(sentence.dataset.at), link.dataset, hidden), sentence: Number(sentence.dataset.at) });
    } else if (sentence && getSelection().isCollapsed) {
      setQuery({ at: sentence.dataset.at === String(at) ? null : sentence.dataset.at });
    }
  };
  return (
    <article class="page reader">
      <Head of={of} />
      <div class="reader-columns">
        <div class="reader-side">
          <Legend all={all} hidden={hidden} />
          <Outline all={all} whole={toDocument(of.id, undefined, { hide: hidden })} />
        </div>
        {/* the links in it are reached by keyboard; a click on a sentence only does what "link to this sentence" does */}
        <div class="text" lang="zh" ref={text} onClick={click} data-testid="text">
          {all.map((one) => <Section key={one.id} of={one} hidden={hidden} target={target} />)}
          {open && <About key={open.link.dataset.from} {...open} aim={() => setQuery({ at: open.sentence })} close={close} />}
        </div>
      </div>
      <p class="hidden" role="status">{target ? t('reader.aimed', { text: target.text }) : ''}</p>
    </article>
  );
}

function Head({ of }) {
  const facts = [of.date, of.number, of.issuer, of.region && place(of.region), of.author, of.source];
  return (
    <header class="entity-head">
      <p class="soft"><a href={toDocuments()}>{t('documents.title')}</a></p>
      <Title text={of.title || of.key} lang="zh" />
      <p class="soft" lang="zh">{[...new Set(facts.filter(Boolean))].join(' · ')}</p>
      <p class="soft">{t('documents.states', { entities: of.entities, indicators: of.indicators })} · <span class="key">{of.key}</span></p>
      {of.policy && <p><span class="soft">{t('reader.policy')}</span> <Thing of={of.policy} /></p>}
    </header>
  );
}

// What is marked, and how: each type can be switched off.
function Legend({ all, hidden }) {
  const found = useMemo(() => counts(all), [all]);
  const turn = (type) => setQuery({ hide: hidden.includes(type) ? hidden.filter((one) => one !== type) : [...hidden, type] });
  return (
    <fieldset class="marks" data-testid="legend">
      <legend>{t('reader.marks')}</legend>
      {entityTypes().filter((type) => found.has(type)).map((type) => (
        <label key={type}>
          <input type="checkbox" checked={!hidden.includes(type)} onChange={() => turn(type)} data-testid={`mark-${type}`} />
          <Mark type={type} /><span class={`mention c-${type}`}>{label(type)}</span> <span class="count">{number(found.get(type))}</span>
        </label>
      ))}
    </fieldset>
  );
}

// The entities named at a place, and those within its words; each once.
function named(all, at, { from, to }, hidden) {
  const inside = sentenceAt(all, at).mentions.filter(({ start, end, entity }) =>
    start >= Number(from) && end <= Number(to) && !hidden.includes(entity.type));
  return inside.filter((one, place) => inside.findIndex((other) => other.entity.id === one.entity.id) === place);
}
