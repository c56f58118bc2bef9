/**
 * Source of a file to be required first: it runs in the process and, as they inherit it, in its threads. Every way out ends
 * in a socket, a datagram or fetch, and with it the process, which says `NETWORK` and has exit code 9.
 */
export const noNetwork = `
const dgram = require('node:dgram');
const dns = require('node:dns');
const net = require('node:net');
const refuse = () => { console.error('NETWORK'); process.exit(9); };
net.Socket.prototype.connect = refuse;
net.Server.prototype.listen = refuse;
dgram.createSocket = refuse;
dns.lookup = refuse;
globalThis.fetch = refuse;
globalThis.WebSocket = refuse;
`;
