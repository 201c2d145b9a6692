using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>One run at a time changes an environment.</summary>
public interface ILease
{
    /// <summary>Who has it, since when and why; <see langword="null"/> when it is free.</summary>
    Query<string?> Holder { get; }

    /// <summary>Takes it for this run.</summary>
    /// <param name="holder">Who takes it and why, for the others: <c>omar on laptop: DeployStaging</c>.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="FailureException">Another run has it; the message says who and since when.</exception>
    Task<IAsyncDisposable> AcquireAsync(string holder, CancellationToken cancellation);
}
