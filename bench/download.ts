import { request } from 'node:http';

/* Fetches one answer and prints how it went, as a process of its own: reading 100 MB a second must not delay the probe. */

const [port, path] = process.argv.slice(2);
const start = performance.now();
request({ port, host: '127.0.0.1', path }, response => {
  let first = 0;
  let bytes = 0;
  response.on('data', chunk => {
    first ||= performance.now() - start;
    bytes += chunk.length;
  });
  response.on('end', () => console.log(JSON.stringify({ first, total: performance.now() - start, bytes })));
}).end();
