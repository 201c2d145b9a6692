// A run routes Console, and there is one for the process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
