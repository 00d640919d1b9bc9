"""Questions to a page in a real browser: what scrolls, what is too small, what is too faint."""

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

GROUND = "getComputedStyle(document.body).backgroundColor"

SMALL_TARGETS = """least => [...document.querySelectorAll('a, button, summary, input')]
  .filter(target => target.checkVisibility() && !target.closest('p, dd, .note, .skip, .path'))
  .map(target => [target.textContent.trim(), target.getBoundingClientRect().height])
  .filter(([, height]) => height > 0 && height < least)"""
"""Links within sentences are exempt, as WCAG 2.5.8 has it."""

CUT_TEXTS = """() => [...document.querySelectorAll('main *, header *')]
  .filter(part => part.checkVisibility() && !part.closest('.for-ears, .skip, svg'))
  .filter(part => [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .filter(part => {
    const region = part.closest('caption') ? null : part.closest('.scroll');
    const box = document.createRange();
    box.selectNodeContents(part);
    const right = box.getBoundingClientRect().right;
    return !region && right > document.documentElement.clientWidth + 0.5;
  })
  .map(part => part.textContent.trim().slice(0, 60))"""
"""Texts that reach beyond the edge of the window; wide tables scroll by themselves."""

FAINT_TEXTS = """() => {
  const parse = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map(channel => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = part => {
    for (let at = part; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const faint = [];
  for (const part of document.querySelectorAll('body *')) {
    const own = [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!own || !part.checkVisibility() || part.closest('.for-ears, title')) continue;
    const style = getComputedStyle(part);
    const inside = part.closest('svg');
    const front = parse(inside ? style.fill : style.color);
    const [high, low] = [light(front), light(behind(part))].sort((a, b) => b - a);
    const ratio = (high + 0.05) / (low + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5)) {
      faint.push([part.textContent.trim().slice(0, 40), Math.round(ratio * 100) / 100]);
    }
  }
  return faint;
}"""
"""Texts below 4.5 to 1 (large ones below 3 to 1) against the ground behind them: WCAG 1.4.3."""

UNSEEN_FOCUS = """() => [...document.querySelectorAll('a, button, summary, input, [tabindex="0"]')]
  .filter(stop => stop.checkVisibility())
  .filter(stop => {
    stop.focus({focusVisible: true});
    const style = getComputedStyle(stop);
    return style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2;
  })
  .map(stop => stop.textContent.trim().slice(0, 40))"""
