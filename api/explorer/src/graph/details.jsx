// What is looked at: a thing with what can be done about it, or a link with the sentences that state it.
import { toEntity, toGraph } from '../addresses.js';
import { part, usePages } from '../api.js';
import { Quote } from '../components/quote.jsx';
import { More } from '../components/states.jsx';
import { Confidence, Mark, StatusTag, TypeTag, span } from '../components/things.jsx';
import { number, t } from '../language.js';
import { label, relationLabel, relationTypes, typeOf } from '../model.js';

const LINKS = 12;

export function Details({ looked, ...rest }) {
  return (
    <section class="details" aria-label={t('graph.details')} data-testid="graph-details">
      {!looked && <p class="soft">{t('graph.hint')}</p>}
      {looked && (looked.head ? <Edge key={looked.id} of={looked} {...rest} /> : <Node key={looked.id} of={looked} {...rest} />)}
    </section>
  );
}

// `way`: the thing that the graph began with, where ways to it can be asked for.
function Node({ of, nodes, edges, seeds, opened, more, pinned, onOpen, onMore, onClose, onRemove, onPin, onAt, onWay }) {
  const open = opened.has(of.id);
  const page = typeOf(of.id) && of.type !== 'Indicator';
  const first = [...seeds].find((id) => id !== of.id);
  const way = page ? nodes.find((one) => one.id === first) : null;
  const ties = edges.filter((one) => one.head.id === of.id || one.tail.id === of.id)
    .sort((a, b) => relationTypes().indexOf(a.type) - relationTypes().indexOf(b.type) || (b.confidence ?? 0) - (a.confidence ?? 0));
  return (
    <>
      <p class="tags"><TypeTag type={of.type} /><StatusTag status={of.status} /></p>
      <h2 lang="zh">{page ? <a href={toEntity(of.id)} data-testid="open-page">{of.name}</a> : of.name}</h2>
      <p class="actions">
        {page && (onClose || !open) && (
          <button type="button" class={open ? 'quiet' : ''} aria-expanded={open} onClick={() => (open ? onClose(of.id) : onOpen(of.id))} data-testid={open ? 'node-close' : 'node-open'}>
            {t(open ? 'graph.close' : 'graph.open')}
          </button>
        )}
        {open && onMore && more.has(of.id) && <button type="button" onClick={() => onMore(of.id)} data-testid="node-more">{t('graph.more')}</button>}
        <button type="button" class="quiet" aria-pressed={pinned.has(of.id)} onClick={() => onPin(of.id)} data-testid="node-pin">{t(pinned.has(of.id) ? 'graph.unpin' : 'graph.pin')}</button>
        <button type="button" class="quiet" onClick={() => onRemove(of.id)} data-testid="node-remove">{t('graph.remove')}</button>
        {way && onWay && <button type="button" class="quiet" onClick={() => onWay(of.id)} data-testid="node-way">{t('graph.way', { name: way.name })}</button>}
        {page && <a class="button quiet" href={toGraph([of.id])}>{t('graph.only')}</a>}
      </p>
      {open && more.has(of.id) && <p class="soft">{t('graph.capped')}</p>}
      <ul class="ties">
        {ties.slice(0, LINKS).map((one) => {
          const out = one.head.id === of.id;
          const other = out ? one.tail : one.head;
          return (
            <li key={one.id}>
              <button type="button" class="plain" onClick={() => onAt(one.id)}>
                <span class="soft">{relationLabel(one.type, out ? 'out' : 'in')}</span> <Mark type={other.type} /><span lang="zh">{other.name}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {ties.length > LINKS && <p class="soft">{t('graph.ties', { n: number(ties.length - LINKS) })}</p>}
    </>
  );
}

function Edge({ of, onAt }) {
  const list = usePages(of.sentences ? `/relations/${part(of.id)}/evidence` : null, { limit: 3 });
  const end = (one) => <button type="button" class="plain" lang="zh" onClick={() => onAt(one.id)}><Mark type={one.type} />{one.name}</button>;
  return (
    <>
      <div class="sentence-of">
        {end(of.head)}
        <p><strong>{label(of.type)}</strong> <span aria-hidden="true">↓</span></p>
        {end(of.tail)}
      </div>
      <p class="tags"><span class="soft">{span(of.first, of.last)}</span>{of.confidence !== undefined && <Confidence value={of.confidence} />}</p>
      {list.items?.map((one) => <Quote key={one.sentence} one={one} />)}
      {of.sentences && <More list={list} />}
    </>
  );
}
