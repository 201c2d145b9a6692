// The three collections run at once: each mostly waits, for engines, health checks, watches.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
