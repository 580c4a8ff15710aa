// The chart as a file of its own: nothing in it depends on the page's styles any more.

const SPACE = 'http://www.w3.org/2000/svg';
const SCALE = 2;
const HEAD = 34;

/** The SVG with a title and the colours as they are shown now, as text. */
export function standalone(svg, title) {
  const [width, height] = [svg.width.baseVal.value, svg.height.baseVal.value];
  const style = getComputedStyle(document.body);
  const copy = svg.cloneNode(true);
  const from = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, at) => {
    const shown = getComputedStyle(from[at]);
    for (const name of ['fill', 'stroke']) {
      if (/var\(|currentColor/i.test(element.getAttribute(name) ?? '')) element.setAttribute(name, shown[name]);
    }
  });
  copy.setAttribute('y', HEAD);
  copy.style.color = style.color;
  const whole = document.createElementNS(SPACE, 'svg');
  const set = (element, values) => Object.entries(values).forEach(([name, value]) => element.setAttribute(name, value));
  set(whole, { xmlns: SPACE, width, height: height + HEAD, viewBox: `0 0 ${width} ${height + HEAD}`, 'font-family': style.fontFamily, color: style.color });
  const back = document.createElementNS(SPACE, 'rect');
  set(back, { width: '100%', height: '100%', fill: style.backgroundColor });
  const text = document.createElementNS(SPACE, 'text');
  set(text, { x: 12, y: 23, 'font-size': 17, 'font-weight': 700, fill: style.color });
  text.textContent = title;
  whole.append(back, text, copy);
  return { text: new XMLSerializer().serializeToString(whole), width, height: height + HEAD };
}

/** The same as a PNG, twice as fine as on the screen. */
export async function png(svg, title) {
  const { text, width, height } = standalone(svg, title);
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
