declare module '*?worker' {
  const WorkerClass: new () => Worker;
  export default WorkerClass;
}

declare var MonacoEnvironment: { getWorker(id: string, label: string): Worker } | undefined;
