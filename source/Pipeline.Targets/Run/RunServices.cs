using System.Globalization;
using System.Security.Cryptography;
using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>What a run uses of the world around it.</summary>
internal sealed record RunServices
{
    public required IReporter Reporter { get; init; }

    /// <summary>Asked once for each run.</summary>
    public required Query<Checkout> Checkout { get; init; }

    /// <summary>Opens the journal of the run.</summary>
    public required Func<RunHeader, IJournal> OpenJournal { get; init; }

    /// <summary>Unique, sortable by time; see <see cref="RunInfo.Id"/>.</summary>
    public required string RunId { get; init; }

    /// <summary>The user, or the CI run with its address.</summary>
    public required string StartedBy { get; init; }

    /// <summary>Waits for a line of a person at a terminal; <see langword="null"/> when nobody can be asked.</summary>
    public Func<string?>? Ask { get; init; }

    /// <summary>Is told what becomes of the nodes.</summary>
    public IRunObserver? Observer { get; init; }

    public static RunServices Of(BuildSession session) => new()
    {
        Reporter = Reporters.For(session),
        Checkout = Plans.Checkout.Query(session.Root, session.Invocation.Variables.GetValueOrDefault(JobVersion.Variable)),
        OpenJournal = header => session.Build.CreateJournal(
            new FileJournal(RunFolders.Journal(session.Root), header, session.Redactor, session.Invocation.Time)),
        RunId = NewId(session.Invocation.Time),
        StartedBy = Starter.Of(session.Host, session.Invocation),
        Ask = session.Invocation.IsInteractive ? () => Console.In.ReadLine() : null,
        Observer = new BuildEvents(session.Build),
    };

    private static string NewId(TimeProvider time) => string.Create(
        CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyyMMdd-HHmmss}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(2))}");
}
