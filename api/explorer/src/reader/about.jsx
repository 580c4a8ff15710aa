// What a marked place is: the entities named there, with ways on to each.
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { toEntity, toGraph } from '../addresses.js';
import { part, useGet } from '../api.js';
import { StatusTag, TypeTag } from '../components/things.jsx';
import { number, t } from '../language.js';
import { relationLabel } from '../model.js';
import { viewOf } from '../views.js';

const RELATIONS = 4;

/** A dialog under the place `link` (an element of the text): `mentions` are those that stand there, outer ones first.
 * `aim` makes the sentence that of the page's address; `close(true)` gives the focus back. */
export function About({ link, mentions, aim, close }) {
  const box = useRef(null);
  useLayoutEffect(() => {
    const place = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const inside = box.current.offsetParent.getBoundingClientRect();
    const left = Math.max(0, Math.min(place.left - inside.left, inside.width - box.current.offsetWidth));
    Object.assign(box.current.style, { left: `${left}px`, top: `${place.bottom - inside.top + 6}px` });
    box.current.focus({ preventScroll: true });
    box.current.scrollIntoView({ block: 'nearest' });
  }, [link]);
  useEffect(() => {
    const press = (event) => {
      if (box.current && !box.current.contains(event.target) && !event.target.closest('.mention')) close(false);
    };
    document.addEventListener('mousedown', press);
    return () => document.removeEventListener('mousedown', press);
  }, [close]);
  const key = (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close(true);
  };
  return (
    <div class="mention-about" role="dialog" aria-label={t('reader.about')} tabIndex={-1} ref={box} onKeyDown={key} data-testid="about">
      {mentions.map((one) => <One key={one.entity.id} of={one.entity} />)}
      <p class="mention-foot">
        <button type="button" class="quiet" onClick={() => { close(false); aim(); }} data-testid="to-sentence">{t('reader.sentence')}</button>
        <button type="button" class="quiet" onClick={() => close(true)}>{t('reader.close')}</button>
      </p>
    </div>
  );
}

function One({ of }) {
  const { data } = useGet(`/entities/${part(of.id)}`);
  const relations = [...(data?.relations ?? [])].sort((a, b) => b.count - a.count).slice(0, RELATIONS);
  return (
    <section>
      <p class="tags"><TypeTag type={of.type} />{data?.kind && <span class="tag" lang="zh">{data.kind}</span>}<StatusTag status={of.status} /></p>
      <h3 lang="zh"><a href={toEntity(of.id)}>{of.name}</a></h3>
      {data && <p class="soft">{t('entity.named', { sentences: data.sentences, documents: data.documents })}</p>}
      {relations.length > 0 && (
        <ul class="soft mention-relations">
          {relations.map((one) => <li key={one.type + one.direction}><span>{relationLabel(one.type, one.direction)}</span> {number(one.count)}</li>)}
        </ul>
      )}
      <p class="actions">
        <a class="button quiet" href={toEntity(of.id)} data-testid="about-entity">{t('reader.entity')}</a>
        {viewOf('/explore/graph') && <a class="button quiet" href={toGraph([of.id])} data-testid="about-graph">{t('entity.graph')}</a>}
      </p>
    </section>
  );
}
