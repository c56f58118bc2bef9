// Loaded into the service before it starts: notes each answer, also those that a browser hides from everybody.
const { appendFileSync } = require('node:fs');
const { subscribe } = require('node:diagnostics_channel');

subscribe('http.server.response.finish', ({ request, response }) => {
  appendFileSync(process.env.ANSWERS_FILE, `${JSON.stringify([request.url, response.statusCode])}\n`);
});
