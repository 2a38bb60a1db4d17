const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');

/** A digest of 64 bits as 16 hexadecimal digits. It finds accidents and keeps no secret. */
export const digestOf = (text: string): string => {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  const mixed =
    Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  const last =
    Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(mixed ^ (mixed >>> 13), 3_266_489_909);
  return hex(last) + hex(mixed);
};

/** One checksum for many digests, in whatever order they come; one that comes twice counts twice. */
export const checksumOf = (digests: Iterable<string>): string => {
  let high = 0;
  let low = 0;
  for (const digest of digests) {
    high = (high + Number.parseInt(digest.slice(0, 8), 16)) | 0;
    low = (low + Number.parseInt(digest.slice(8), 16)) | 0;
  }
  return hex(high) + hex(low);
};
