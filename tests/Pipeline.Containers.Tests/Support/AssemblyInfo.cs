// The two collections run at once: each mostly waits, for engines, health checks, watches.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
