/** A line that grows on a terminal, and one line a step where the output is kept in a file. */
export interface Progress {
  show(done: number, total: number, text: string): void;
  end(): void;
}

const WIDTH = 30;

export function progressBar(title: string, out: NodeJS.WriteStream = process.stderr): Progress {
  let last = '';
  return {
    show(done, total, text) {
      const filled = total === 0 ? WIDTH : Math.round((WIDTH * Math.min(done, total)) / total);
      const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
      const line = `${title} ${bar} ${done}/${total}  ${text}`;
      if (line === last) return;
      last = line;
      if (out.isTTY) out.write(`\r\u001b[2K${line.slice(0, (out.columns ?? 100) - 1)}`);
      else if (done === 0 || done >= total) out.write(`${line}\n`);
    },
    end() {
      if (out.isTTY && last !== '') out.write('\n');
    },
  };
}
