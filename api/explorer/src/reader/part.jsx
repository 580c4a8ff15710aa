// The text of a document: plain at first, its mentions marked when it comes near the view, so that long ones are fast.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { toEntity } from '../addresses.js';
import { Marked } from '../components/quote.jsx';
import { label } from '../model.js';
import { parts } from './text.js';

/** One section. `target` is the sentence that the address names, `hidden` the types that are not marked. */
export function Section({ of, hidden, target }) {
  const Heading = `h${of.rank}`;
  const pieces = useMemo(() => parts(of.paragraphs), [of]);
  return (
    <section id={`part-${of.start}`} class={`part d${Math.min(of.depth, 3)}`} aria-label={of.heading} data-part={of.start}>
      {of.title && <Heading class="part-title"><Sentence of={of.title} hidden={hidden} target={target} /></Heading>}
      {pieces.map((piece, at) => <Part key={at} of={piece} hidden={hidden} target={target} lead={at === 0 && !of.title && of.depth > 0} />)}
    </section>
  );
}

function Part({ of, hidden, target, lead }) {
  const [near, here] = useNear();
  const own = target && of.some((sentences) => sentences.includes(target)) ? target : null;
  const marked = near || own !== null;
  return useMemo(() => (
    <div ref={here}>
      {of.map((sentences, at) => (
        <p key={sentences[0].start}>
          {marked
            ? sentences.map((one, place) => <Sentence key={one.id} of={one} hidden={hidden} target={own} lead={lead && at === 0 && place === 0} />)
            : sentences.map((one) => one.text).join('')}
        </p>
      ))}
    </div>
  ), [of, marked, hidden, own, lead]);
}

function Sentence({ of, hidden, target, lead = false }) {
  const marks = of.mentions.filter((one) => !hidden.includes(one.entity.type));
  const aimed = of === target;
  return (
    <span class={`sentence${lead ? ' lead' : ''}`} id={`s${of.start}`} data-at={of.start} tabIndex={aimed ? -1 : undefined}
      aria-current={aimed ? 'location' : undefined} data-testid={aimed ? 'aimed' : undefined}>
      <Marked text={of.text} start={of.start} marks={marks} wrap={(piece, { entity, start, end }) => (
        <a key={start} class={`mention c-${entity.type}`} href={toEntity(entity.id)} title={`${label(entity.type)}: ${entity.name}`}
          aria-haspopup="dialog" data-from={start} data-to={end} data-testid="mention">{piece}</a>
      )} />
    </span>
  );
}

function useNear() {
  const here = useRef(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const watch = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      setNear(true);
      watch.disconnect();
    }, { rootMargin: '900px' });
    watch.observe(here.current);
    return () => watch.disconnect();
  }, []);
  return [near, here];
}
