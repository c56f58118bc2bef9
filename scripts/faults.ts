import { runClose } from './faults/close/command.ts';
import { runKill } from './faults/kill/command.ts';
import { runPower } from './faults/power/command.ts';
import { runSoak } from './faults/soak/command.ts';
import { runSockets } from './faults/sockets/command.ts';

const usage = `npm run test:faults -- WHAT
  kill [--times 500] [--seed 1] [--program out/main/headless.js] [--desktop]
        kills a service that is written to through REST, or the built desktop app that is written to through IPC too, and looks
        what it has after each restart
  close [--times 200] [--seed 1] [--program out/main/headless.js]
        asks a service to end in the midst of work, and looks whether it ends soon and by itself
  power [--cuts 500] [--seed 1]
        writes down what a Magpie does to its files, cuts the power at random moments of it, and opens what a disk may hold then
        (Linux, with strace)
  soak [--minutes 20] [--seed 1] [--clients 8] [--program out/main/headless.js]
        asks a service for everything, some of it wrong, and looks whether its memory stays (Linux)
  sockets [--idle 10000] [--seed 1] [--program out/main/headless.js]
        attacks the port with idle, slow, huge and broken connections, and looks whether others are answered (Linux)`;

const [what, ...args] = process.argv.slice(2);
const commands: Readonly<Record<string, (args: readonly string[]) => Promise<boolean>>> = {
  kill: runKill,
  close: runClose,
  power: runPower,
  soak: runSoak,
  sockets: runSockets,
};
const run = Object.entries(commands).find(([name]) => name === what)?.[1];
if (run) process.exitCode = (await run(args)) ? 0 : 1;
else {
  console.error(usage);
  process.exitCode = 2;
}
