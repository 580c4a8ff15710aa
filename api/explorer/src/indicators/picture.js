// The chart as a file of its own: nothing in it depends on the page's styles any more.

const SPACE = 'http://www.w3.org/2000/svg';
const SCALE = 2;
const HEAD = 34;
const FOOT = 34;

const set = (element, values) => {
  for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
  return element;
};
const made = (name, values, text = '') => Object.assign(set(document.createElementNS(SPACE, name), values), { textContent: text });

// A copy whose colours are those shown now.
function copied(svg) {
  const copy = svg.cloneNode(true);
  const from = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, at) => {
    const shown = getComputedStyle(from[at]);
    for (const name of ['fill', 'stroke']) {
      if (/var\(|currentColor/i.test(element.getAttribute(name) ?? '')) element.setAttribute(name, shown[name]);
    }
  });
  return copy;
}

/** What `Chart` has drawn, `{svg, legend}`, under a title and with the marks that are ticked: as the text of an SVG. */
export function standalone({ svg, legend }, title) {
  const [width, height] = [svg.width.baseVal.value, svg.height.baseVal.value + HEAD + FOOT];
  const style = getComputedStyle(document.body);
  const whole = made('svg', { xmlns: SPACE, width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': style.fontFamily, color: style.color });
  whole.append(
    made('rect', { width: '100%', height: '100%', fill: style.backgroundColor }),
    made('text', { x: 12, y: 23, 'font-size': 17, 'font-weight': 700, fill: style.color }, title),
    set(copied(svg), { y: HEAD, color: getComputedStyle(svg).color }),
  );
  let x = 12;
  for (const label of legend.querySelectorAll('label:has(:checked)')) {
    const text = label.textContent.trim();
    whole.append(
      set(copied(label.querySelector('svg')), { x, y: height - FOOT + 6, width: 16, height: 16 }),
      made('text', { x: x + 21, y: height - FOOT + 19, 'font-size': 14, fill: style.color }, text),
    );
    x += 45 + [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 14 : 8), 0);
  }
  return { text: new XMLSerializer().serializeToString(whole), width, height };
}

/** The same as a PNG, twice as fine as on the screen. */
export async function png(drawn, title) {
  const { text, width, height } = standalone(drawn, title);
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: width * SCALE, height: height * SCALE });
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => { canvas.toBlob(done, 'image/png'); });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Save it under a name. */
export function save(blob, name) {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: name.replace(/[\\/:*?"<>|]/g, '_') });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
