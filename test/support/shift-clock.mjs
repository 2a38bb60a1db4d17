// Loaded before a server of a test: `new Date()` and `Date.now()` are CLOCK_SHIFT milliseconds ahead.
// Timers, and dates that are given, stay as they are.
import http from 'node:http';

const Real = Date;
const shift = Number(process.env['CLOCK_SHIFT'] ?? 0);

class Shifted extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + shift);
    else super(...given);
  }

  static now() {
    return Real.now() + shift;
  }

  /** Dates that the runtime itself has made are dates too. */
  static [Symbol.hasInstance](value) {
    return value instanceof Real;
  }
}

Object.defineProperty(Shifted, 'name', { value: 'Date' });
globalThis.Date = Shifted;

// The runtime writes the Date of an answer by its own clock.
const { writeHead } = http.ServerResponse.prototype;
http.ServerResponse.prototype.writeHead = function (...given) {
  if (!this.hasHeader('date')) this.setHeader('date', new Shifted().toUTCString());
  return writeHead.apply(this, given);
};
