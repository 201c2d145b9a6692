// Most tests wait for processes and servers, so twice as many run at once as there are processors in the gate.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
