// SPDX-License-Identifier: GPL-3.0-or-later
// The offline form, 7: SHA-256 (FIPS 180-4) of a file, a piece at a time: a film of some gigabytes takes no
// more memory than a letter, and pages opened from disk have crypto.subtle in some browsers only.

const DIGEST_PIECE = 4 * 1024 * 1024;
const DIGEST_WHOLE = 64 * 1024 * 1024; // up to here the browser's own, which is faster, is given the whole file

// The first 32 bits of the fractions of the roots of the first primes: square roots of 8, cube roots of 64.
const DIGEST_ROOTS = (() => {
  const primes = [];
  for (let n = 2; primes.length < 64; n += 1) if (primes.every((prime) => n % prime)) primes.push(n);
  const root = (n, power) => {
    // the integer root of n · 2^(32 · power), of which the last 32 bits count
    const value = BigInt(n) << BigInt(32 * power);
    let low = 0n;
    for (let bit = 1n << 40n; bit; bit >>= 1n) if ((low | bit) ** BigInt(power) <= value) low |= bit;
    return Number(low & 0xffffffffn);
  };
  return { squares: primes.slice(0, 8).map((n) => root(n, 2)), cubes: Int32Array.from(primes, (n) => root(n, 3)) };
})();

function turn(word, by) {
  return (word >>> by) | (word << (32 - by));
}

// Blocks of 64 bytes into the state. Everything is 32-bit integers all along, which is what makes it fast.
function digestBlocks(state, bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const words = new Int32Array(64);
  const { cubes } = DIGEST_ROOTS;
  for (let at = 0; at + 64 <= bytes.length; at += 64) {
    for (let i = 0; i < 16; i += 1) words[i] = view.getInt32(at + 4 * i);
    for (let i = 16; i < 64; i += 1) {
      const a = words[i - 15];
      const b = words[i - 2];
      const low = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
      const high = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
      words[i] = (((words[i - 16] + low) | 0) + ((words[i - 7] + high) | 0)) | 0;
    }
    digestRounds(state, words, cubes);
  }
}

function digestRounds(state, words, cubes) {
  let a = state[0]; let b = state[1]; let c = state[2]; let d = state[3];
  let e = state[4]; let f = state[5]; let g = state[6]; let h = state[7];
  for (let i = 0; i < 64; i += 1) {
    const chosen = ((turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g))) | 0;
    const first = (((h + chosen) | 0) + ((cubes[i] + words[i]) | 0)) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + first) | 0;
    d = c; c = b; b = a; a = (first + second) | 0;
  }
  state[0] += a; state[1] += b; state[2] += c; state[3] += d;
  state[4] += e; state[5] += f; state[6] += g; state[7] += h;
}

// What is left of the file, a bit of 1, zeros, and its length in bits.
function lastBlocks(rest, length) {
  const blocks = new Uint8Array(rest.length < 56 ? 64 : 128);
  blocks.set(rest);
  blocks[rest.length] = 0x80;
  new DataView(blocks.buffer).setBigUint64(blocks.length - 8, BigInt(length) * 8n);
  return blocks;
}

// `chosen`: a File or Blob. `tellShare`: called with the share that is done, between 0 and 1.
async function sha256(chosen, tellShare) {
  if (crypto.subtle && chosen.size <= DIGEST_WHOLE) {
    return hexadecimal(new DataView(await crypto.subtle.digest('SHA-256', await chosen.arrayBuffer())));
  }
  return hexadecimal(new DataView(await sha256InPieces(chosen, tellShare)));
}

function hexadecimal(view) {
  return Array.from({ length: 8 }, (_, i) => view.getUint32(4 * i).toString(16).padStart(8, '0')).join('');
}

async function sha256InPieces(chosen, tellShare) {
  const state = Int32Array.from(DIGEST_ROOTS.squares);
  let rest = new Uint8Array(0);
  for (let from = 0; from < chosen.size; from += DIGEST_PIECE) {
    const piece = new Uint8Array(await chosen.slice(from, from + DIGEST_PIECE).arrayBuffer());
    digestBlocks(state, piece);
    rest = piece.slice(piece.length - (piece.length % 64));
    if (from) tellShare(from / chosen.size);
  }
  digestBlocks(state, lastBlocks(rest, chosen.size));
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => digest.setInt32(4 * i, word));
  return digest.buffer;
}
