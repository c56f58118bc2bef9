/* Required before the app, and by itself in each of its threads: writes down to whom a socket is opened. */
const dgram = require('node:dgram');
const dns = require('node:dns');
const { appendFileSync } = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const net = require('node:net');
const threads = require('node:worker_threads');

const file = process.env.MAGPIE_SOCKETS;

/** @param {string} what */
function note(what) {
  appendFileSync(file ?? '', `${what}\n`);
}

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = /** @type {typeof connect} */ (
  function (...args) {
    const [first] = args.flat();
    const { path, host = 'localhost', port } = typeof first === 'object' && first !== null ? first : { port: first };
    if (!path) note(`tcp ${host} ${port}`);
    return Reflect.apply(connect, this, args);
  }
);

const { lookup } = dns;
dns.lookup = /** @type {typeof lookup} */ (
  Object.assign((/** @type {[string]} */ ...args) => {
    note(`dns ${args[0]}`);
    return Reflect.apply(lookup, dns, args);
  }, lookup)
);

const { createSocket } = dgram;
dgram.createSocket = /** @type {typeof createSocket} */ (
  (/** @type {[never]} */ ...args) => {
    note('udp');
    return createSocket(...args);
  }
);

note(threads.isMainThread ? 'process' : 'thread');
threads.Worker = class extends threads.Worker {
  /** @param {string | URL} script @param {import('node:worker_threads').WorkerOptions} [options] */
  constructor(script, options) {
    super(script, { ...options, execArgv: ['--require', __filename] });
  }
};
syncBuiltinESMExports();
