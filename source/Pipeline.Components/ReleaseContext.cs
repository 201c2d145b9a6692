using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>What a node that makes or moves a release works with: the sources, and the store that keeps releases.</summary>
internal sealed class ReleaseContext
{
    private readonly PlanContext context;
    private readonly Registry? registry;
    private readonly Secret? password;

    private ReleaseContext(IDeliver build, PlanContext context)
    {
        this.context = context;
        registry = build.Application.Registry;
        password = registry?.User is null ? null : context.Secret(registry.PasswordSecret);
        Store = ReleaseStore.Of(build.Application, PipelineBuild.RootDirectory, password);
        Source = new ReleaseSource(build.Sources, context.Run.Checkout, PipelineBuild.RootDirectory / ".nuke" / "temp" / "build-output");
    }

    public IReleaseStore Store { get; }

    public ReleaseSource Source { get; }

    private Checkout Checkout => context.Run.Checkout;

    public static ReleaseContext Of(IDeliver build, PlanContext context) => new(build, context);

    /// <summary>What a build left on this machine.</summary>
    public Task<Release?> BuiltAsync() => context.AskAsync(Store.Built(Source.Version, Checkout.Commit), null, "that it is not built yet");

    /// <summary>What environments can take already.</summary>
    public Task<Release?> PushedAsync() => context.AskAsync(Store.Pushed(Source.Version, Checkout.Commit), null, "that it is not pushed yet");

    /// <summary>As <see cref="PushedAsync"/>, for a build, which may go on without an answer: building again harms nobody.</summary>
    public async Task<Release?> PushedAlreadyAsync()
    {
        if (registry?.User is not null && password is null) return null;
        var answer = await Store.Pushed(Source.Version, Checkout.Commit).AnswerAsync(context.Cancellation);
        if (!answer.IsKnown) context.Note($"Whether {Source.Version} is pushed already could not be read, so it is built: {answer.Reason}");
        return answer.Value;
    }

    /// <summary>Why nothing can be pushed.</summary>
    public IEnumerable<Problem> Problems() => registry?.User is { } user && password is null
        ? [new Problem($"{user} has no password for the registry {registry.Address}", $"Set the environment variable {registry.PasswordSecret}.")]
        : [];
}
