using System.Collections.Immutable;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// How services of one kind are tested, linted, packaged and started. It produces commands; adding one is one file. What the
/// source lacks (a project, a script, a lock file) is a <see cref="FailureException"/> while the plan is built.
/// </summary>
public abstract record Toolchain
{
    /// <summary>Programs that must be on PATH, for a check before anything runs.</summary>
    public abstract IReadOnlyList<string> Tools { get; }

    /// <summary>
    /// Languages whose version a workflow has to install, by name: <c>node</c>, <c>python</c>, <c>java</c>. None by default: the machine has
    /// what the service needs. The .NET SDK is that of <c>global.json</c>.
    /// </summary>
    public virtual IReadOnlyDictionary<string, string> Versions => ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Runs the tests of the service.</summary>
    /// <param name="source">What is tested.</param>
    /// <param name="results">An absolute folder for results and coverage in the tool's standard format; empty before.</param>
    public abstract Plan Test(ServiceSource source, string results);

    /// <summary>
    /// Where <see cref="Test"/> leaves what the tests found, for the summary of a run; trx and JUnit reports in <paramref name="results"/> by
    /// default. <see langword="null"/> when it leaves nothing.
    /// </summary>
    /// <param name="source">What is tested.</param>
    /// <param name="results">As for <see cref="Test"/>.</param>
    public virtual TestReports? Reports(ServiceSource source, string results) => new(results);

    /// <summary>Checks format and style; changes nothing. May run beside <see cref="Test"/> and <see cref="Package"/>.</summary>
    public abstract Plan Lint(ServiceSource source);

    /// <summary>
    /// Puts everything that the service needs to run into a folder, which is empty before. The version is not part of it: a service
    /// that did not change keeps its bytes, and learns from its environment which release it belongs to. Runs after
    /// <see cref="Test"/>, never beside it: it takes what was built there.
    /// </summary>
    /// <param name="source">What is packaged.</param>
    /// <param name="folder">An absolute path.</param>
    public abstract Plan Package(ServiceSource source, string folder);

    /// <summary>The command that starts the packaged service in its folder, one argument each; never a shell line.</summary>
    public abstract IReadOnlyList<string> Start(ServiceSource source);
}
