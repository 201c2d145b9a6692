using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>One run, from the checked request to the exit code.</summary>
internal static class Runner
{
    public static async Task<int> RunAsync(BuildSession session)
    {
        using var interrupter = new Interrupter(session.Invocation.Time);
        using var signals = Signals.Listen(interrupter);
        return await RunAsync(session, RunServices.Of(session), interrupter);
    }

    /// <summary>The story of every run. Whatever can be checked is checked before the first target starts.</summary>
    internal static async Task<int> RunAsync(BuildSession session, RunServices services, Interrupter interrupter)
    {
        var problems = new StartProblems();
        TargetScope.Current = new TargetScope(services.Reporter, session.Redactor, interrupter.Work.Work);
        using var console = new RoutedConsole(TargetScope.Current);
        using var notice = interrupter.Heard.Register(() => services.Reporter.Line(
            $"{interrupter.Signal}: stopping and undoing what has begun, at most {Duration.Show(Interrupter.Budget)}; again to end at once.",
            Style.Bad));
        try
        {
            var run = await RunContext.OpenAsync(session, services, interrupter);
            JobVersion.Pass(run);
            problems.Try(null, () => KnownSecrets.Hide(run));

            var skips = new SkipMarks(run.Graph);
            skips.MarkNamed(session.Skipped);
            problems.Try(null, () => Continuation.Mark(run));
            skips.MarkByStaticConditions(problems);

            await new StartChecks(run, problems).RunAsync();
            var holds = HeldThings.Find(run, problems);
            if (session.Options.IsDryRun) return await new DryRun(run, problems, holds).ShowAsync();
            if (problems.Any) return problems.Report(session.Invocation.Error, session.Redactor);

            await Confirmation.AskAsync(run);
            return await new RunningTargets(run, skips, holds).RunAsync();
        }
        catch (OperationCanceledException) when (interrupter.IsInterrupted)
        {
            services.Reporter.Finish(new RunResult([], TimeSpan.Zero) { Signal = interrupter.Signal });
            return ExitCode.Interrupted;
        }
    }
}
