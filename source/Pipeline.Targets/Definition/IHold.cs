using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Something that one run has for itself: the lease of an environment.</summary>
public interface IHold
{
    /// <summary>Equal keys mean the same thing; the run acquires it once.</summary>
    string Key { get; }

    /// <summary>As shown: <c>the lease of staging</c>.</summary>
    string Description { get; }

    /// <summary>Who has it, since when and why; <see langword="null"/> when it is free. Changes nothing.</summary>
    Query<string?> Holder { get; }

    /// <summary>Takes it. It is given back by disposing what is returned.</summary>
    /// <exception cref="FailureException">Somebody else has it; the message says who, since when and why.</exception>
    Task<IAsyncDisposable> AcquireAsync(CancellationToken cancellation);
}
