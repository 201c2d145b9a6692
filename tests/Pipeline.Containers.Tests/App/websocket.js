// Answers every message of a WebSocket with the same message. Frames: RFC 6455, section 5.2; those of clients are masked.
const { createHash } = require('node:crypto');

const CLOSE = 8;
const PING = 9;
const PONG = 10;

function take(buffer) {
  if (buffer.length < 2) return null;
  let length = buffer[1] & 0x7f;
  let offset = 2;
  if (length === 126) {
    if (buffer.length < 4) return null;
    length = buffer.readUInt16BE(2);
    offset = 4;
  } else if (length === 127) {
    if (buffer.length < 10) return null;
    length = Number(buffer.readBigUInt64BE(2));
    offset = 10;
  }
  const end = offset + 4 + length;
  if (buffer.length < end) return null;
  const mask = buffer.subarray(offset, offset + 4);
  const payload = Buffer.from(buffer.subarray(offset + 4, end)).map((byte, index) => byte ^ mask[index % 4]);
  return { first: buffer[0], payload, rest: buffer.subarray(end) };
}

function frame(first, payload) {
  const header = payload.length < 126 ? Buffer.from([first, payload.length]) : Buffer.from([first, 126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([header, payload]);
}

exports.echo = (request, socket) => {
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
  let waiting = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('data', chunk => {
    waiting = Buffer.concat([waiting, chunk]);
    for (let next = take(waiting); next; next = take(waiting)) {
      waiting = next.rest;
      const kind = next.first & 0x0f;
      socket.write(frame(kind === PING ? 0x80 | PONG : next.first, next.payload));
      if (kind === CLOSE) socket.end();
    }
  });
};
