namespace Pipeline.Targets;

/// <summary>The part of a run that changes the world: what is held is taken, targets run, what is held is given back.</summary>
internal sealed class RunningTargets(RunContext run, SkipMarks skips, HeldThings holds)
{
    public async Task<int> RunAsync()
    {
        var started = run.Time.GetTimestamp();
        var failures = new List<RunFailure>();
        var isStarted = await TakeAsync(failures);
        if (isStarted) await RunTargetsAsync(failures);
        failures.AddRange(await holds.ReleaseAsync(run.Interrupter.Over));

        var result = new RunResult(isStarted ? run.Graph.All : [], run.Time.GetElapsedTime(started))
        {
            Signal = run.Interrupter.IsInterrupted ? run.Interrupter.Signal : null,
            OtherFailures = failures,
            Again = run.Again,
        };
        run.Reporter.Finish(result);
        return result.Code;
    }

    private async Task<bool> TakeAsync(List<RunFailure> failures)
    {
        try
        {
            await holds.AcquireAsync(run.Interrupter.Work.Work);
            return true;
        }
        catch (OperationCanceledException) when (run.Interrupter.IsInterrupted)
        {
            return false;
        }
        catch (Exception error)
        {
            failures.Add(new RunFailure("Nothing was started:", error));
            return false;
        }
    }

    /// <remarks>Targets do not throw. If anything else does, what is held must be given back all the same.</remarks>
    private async Task RunTargetsAsync(List<RunFailure> failures)
    {
        try
        {
            JournalFiles.Prune(run.Session.Root);
            var journal = run.Services.OpenJournal(run.Header);
            using var closing = journal as IDisposable;
            Continuation.CarryOver(run, journal);
            await new Scheduler(run, skips, new NodeRunner(run, journal)).RunAsync();
        }
        catch (Exception error)
        {
            failures.Add(new RunFailure("The run could not go on:", error));
        }
    }
}
