using Pipeline.Plans;

namespace Pipeline.Targets.Tests;

/// <summary>Plays scenes of a run to a reporter, always the same, and gives what it wrote.</summary>
internal sealed class Scene
{
    private static readonly Secret ApiKey = new("API_KEY", "hunter22");

    private readonly StringWriter text = new();
    private readonly Redactor redactor = new();
    private readonly NodeState test = State("Test", index: 0);
    private readonly NodeState lint = State("Lint", index: 1);
    private readonly NodeState deploy = State("DeployStaging", index: 2, "staging");
    private readonly IReporter reporter;

    private Scene(Func<TextWriter, Redactor, IReporter> create)
    {
        redactor.Add(ApiKey);
        reporter = create(text, redactor);
    }

    public static string Success(Func<TextWriter, Redactor, IReporter> create)
    {
        var scene = new Scene(create);
        scene.Play(scene.test, NodeStatus.Succeeded, "> dotnet test", "Passed: 12");
        scene.Play(scene.lint, NodeStatus.Succeeded, "> dotnet format", "0 of 31 files");
        scene.Play(scene.deploy, NodeStatus.Succeeded, "> deploy with hunter22", "100% done");
        return scene.End();
    }

    public static string Failure(Func<TextWriter, Redactor, IReporter> create)
    {
        var scene = new Scene(create);
        scene.Play(scene.test, new FailureException("dotnet ended with exit code 1.\nTwo tests failed: 50%.")
        {
            Details = ["Expected 4, but got 5 from hunter22.", "   at Calculator.Add"],
            NextSteps = ["dotnet test --filter Calculator", "./build.sh Test"],
        });
        scene.Play(scene.lint, NodeStatus.Succeeded, "0 of 31 files");
        scene.deploy.Become(NodeStatus.NotRun, "Test failed");
        return scene.End();
    }

    public static string Skips(Func<TextWriter, Redactor, IReporter> create)
    {
        var scene = new Scene(create);
        scene.test.Become(NodeStatus.Skipped, "by --skip");
        scene.Play(scene.lint, NodeStatus.Succeeded, "0 of 31 files");
        scene.deploy.Become(NodeStatus.Skipped, "only when IsServerBuild");
        return scene.End();
    }

    public static string Interrupt(Func<TextWriter, Redactor, IReporter> create)
    {
        var scene = new Scene(create);
        scene.Play(scene.test, NodeStatus.Succeeded);
        var lines = scene.Begin(scene.lint);
        lines.Line("> dotnet format");
        scene.reporter.Line("SIGINT: stopping and undoing what has begun, at most 7 s; again to end at once.", Style.Bad);
        scene.lint.Become(NodeStatus.Aborted, "interrupted by SIGINT");
        scene.reporter.End(scene.lint);
        scene.deploy.Become(NodeStatus.NotRun, "interrupted by SIGINT");
        return scene.End("SIGINT");
    }

    /// <summary>Lint begins beside Test and outlives it; what Test left behind writes once more.</summary>
    public static string Parallel(Func<TextWriter, Redactor, IReporter> create)
    {
        var scene = new Scene(create);
        var test = scene.Begin(scene.test);
        test.Line("> dotnet test");
        var lint = scene.Begin(scene.lint);
        lint.Line("> dotnet format");
        test.Line("Passed: 12");
        scene.reporter.Line("a line of the run itself");
        scene.Finish(scene.test, NodeStatus.Succeeded);
        test.Line("a late line");
        lint.Line("0 of 31 files");
        scene.Play(scene.deploy, NodeStatus.Succeeded, "> deploy");
        scene.Finish(scene.lint, NodeStatus.Succeeded);
        return scene.End();
    }

    /// <summary>Two targets do not end in time; they write and end when everything is told.</summary>
    public static string Late(Func<TextWriter, Redactor, IReporter> create)
    {
        var scene = new Scene(create);
        var (test, lint) = (scene.Begin(scene.test), scene.Begin(scene.lint));
        test.Line("> dotnet test");
        lint.Line("> dotnet format");
        scene.test.Become(NodeStatus.Aborted, "it did not end in time");
        scene.lint.Become(NodeStatus.Aborted, "it did not end in time");
        scene.deploy.Become(NodeStatus.NotRun, "interrupted by SIGTERM");
        scene.End("SIGTERM");
        test.Line("a line that comes too late");
        scene.reporter.End(scene.lint);
        return scene.text.ToString();
    }

    private static NodeState State(string name, int index, string? environment = null)
    {
        var target = new ExecutableTarget(name, definition => definition);
        target.Behavior.Bodies.Add(new TargetBody(() => { }, () => Task.CompletedTask));
        return new NodeState(new Node { Target = target, Environment = environment }, index);
    }

    private IOutput Begin(NodeState state)
    {
        state.Become(NodeStatus.Running);
        return reporter.Start(state);
    }

    private void Play(NodeState state, NodeStatus status, params string[] lines)
    {
        var output = Begin(state);
        foreach (var line in lines) output.Line(line);
        Finish(state, status);
    }

    private void Play(NodeState state, Exception failure)
    {
        Begin(state).Line("> dotnet test");
        state.Fail(failure);
        state.Duration = TimeSpan.FromSeconds(3);
        reporter.End(state);
    }

    private void Finish(NodeState state, NodeStatus status)
    {
        state.Become(status);
        state.Duration = TimeSpan.FromSeconds(1.25 * (state.Index + 1));
        reporter.End(state);
    }

    private string End(string? signal = null)
    {
        reporter.Hide(ApiKey);
        reporter.Finish(new RunResult([test, lint, deploy], TimeSpan.FromSeconds(95))
        {
            Signal = signal,
            Again = "./build.sh DeployStaging --api-key hunter22",
        });
        return text.ToString();
    }
}
