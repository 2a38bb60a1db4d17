/** Red, green and blue from 0 to 255. */
export type Colour = readonly [number, number, number];

/** How somebody sees who lacks the cones for long, or for middle, waves. */
export type Sight = 'protanopia' | 'deuteranopia';

type Matrix = readonly [Colour, Colour, Colour];

// Machado, Oliveira and Fernandes 2009, severity 1, over linear light.
const SIGHTS: Readonly<Record<Sight, Matrix>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

// Linear light to CIE XYZ, relative to the white of D65.
const XYZ: Matrix = [
  [0.4124 / 0.95047, 0.3576 / 0.95047, 0.1805 / 0.95047],
  [0.2126, 0.7152, 0.0722],
  [0.0193 / 1.08883, 0.1192 / 1.08883, 0.9505 / 1.08883],
];

const map = (colour: Colour, change: (part: number) => number): Colour => [
  change(colour[0]),
  change(colour[1]),
  change(colour[2]),
];

const times = ([first, second, third]: Matrix, [a, b, c]: Colour): Colour => {
  const row = (weights: Colour) => weights[0] * a + weights[1] * b + weights[2] * c;
  return [row(first), row(second), row(third)];
};

const linear = (colour: Colour): Colour =>
  map(colour, (part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });

const lab = (light: Colour): Colour => {
  const [x, y, z] = map(times(XYZ, light), (part) =>
    part > 216 / 24389 ? Math.cbrt(part) : ((24389 / 27) * part + 16) / 116,
  );
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
};

/** #9a142a, or rgb(154, 20, 42). */
export const colourOf = (text: string): Colour => {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text.trim());
  const parts =
    hex?.slice(1).map((part) => Number.parseInt(part, 16)) ??
    [...text.matchAll(/[\d.]+/g)].map(Number);
  const [red, green, blue] = parts;
  if (red === undefined || green === undefined || blue === undefined)
    throw new Error(`no colour: ${text}`);
  return [red, green, blue];
};

/** How far apart two colours are to such eyes, as ΔE*ab of 1976. */
export const distance = (one: Colour, other: Colour, sight: Sight): number => {
  const [a, b] = [one, other].map((colour) =>
    lab(map(times(SIGHTS[sight], linear(colour)), (part) => Math.min(1, Math.max(0, part)))),
  );
  if (!a || !b) return 0;
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
};
