/** What an operator's monitoring reads at `/metrics`, as Prometheus text. */
export type Metrics = {
  /** Adds one to a counter; `labels` tell its series apart and must come from a small vocabulary. */
  readonly count: (name: string, labels?: Readonly<Record<string, string>>) => void;
  /** A value that is read when somebody asks. */
  readonly gauge: (name: string, help: string, read: () => number) => void;
  readonly render: () => string;
};

type Gauge = { readonly name: string; readonly help: string; readonly read: () => number };

export const createMetrics = (): Metrics => {
  const counters = new Map<string, Map<string, number>>();
  const gauges: Gauge[] = [
    { name: 'process_uptime_seconds', help: 'Since the start.', read: process.uptime },
    {
      name: 'process_resident_memory_bytes',
      help: 'Memory in use.',
      read: process.memoryUsage.rss,
    },
    { name: 'process_cpu_seconds', help: 'User and system time.', read: cpuSeconds },
  ];
  return {
    count: (name, labels = {}) => {
      const series = counters.get(name) ?? new Map<string, number>();
      const key = labelText(labels);
      counters.set(name, series.set(key, (series.get(key) ?? 0) + 1));
    },
    gauge: (name, help, read) => {
      gauges.push({ name, help, read });
    },
    render: () => {
      const lines = gauges.flatMap(({ name, help, read }) => [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} gauge`,
        `${name} ${read()}`,
      ]);
      for (const [name, series] of counters) {
        lines.push(`# TYPE ${name} counter`);
        for (const [labels, value] of series) lines.push(`${name}${labels} ${value}`);
      }
      return `${lines.join('\n')}\n`;
    },
  };
};

const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const labelText = (labels: Readonly<Record<string, string>>): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
};
