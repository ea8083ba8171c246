export { enqueue, type EnqueueOptions } from './enqueue.ts';
export { startJobRunner, type JobRunner } from './runner.ts';
export { emit, defineSignal, onSignal, type Signal, type SignalHandler } from './signals.ts';
export { defineTask, task, type Schedule, type Task } from './task.ts';
