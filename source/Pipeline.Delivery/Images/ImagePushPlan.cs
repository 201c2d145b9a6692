using System.Collections.Immutable;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Puts the image of one service into the registry under all its tags, the version last: what has it is whole.</summary>
/// <param name="Registry">Where to.</param>
/// <param name="Repository">The name of the image, without tag.</param>
/// <param name="Environment">What the commands need.</param>
internal sealed record ImagePushPlan(Registry Registry, string Repository, ImmutableSortedDictionary<string, Value<string>> Environment)
{
    /// <param name="service">Its name.</param>
    /// <param name="id">The image, as the engine knows it.</param>
    /// <param name="tags">Under which tags.</param>
    /// <param name="previous">The digest that the moving tag has until now; <see langword="null"/> when there is none, or it is not kept.</param>
    /// <param name="digest">The digest of the manifest that the registry has.</param>
    public Plan Of(string service, Value<string> id, TagPlan tags, string? previous, out Value<string> digest)
    {
        var output = Value.Promise<string>($"digest of {service}", "Push");
        digest = output.Map(text => DigestIn(text, Repository, tags.Version)).Named($"digest of {service}");
        return Plan.Sequence(
        [
            .. previous is null ? Array.Empty<Step>() : [new Step("previous", KeepPrevious(previous, $"{Repository}:{tags.Previous}"))],
            .. tags.Aliases.Select(alias => new Step(alias.Kind, TagAndPush(id, $"{Repository}:{alias.Tag}", output: null))),
            new Step("version", TagAndPush(id, $"{Repository}:{tags.Version}", output)),
        ]);
    }

    /// <summary>The line with which <c>docker push</c> ends: <c>1.4.0: digest: sha256:… size: 1234</c>.</summary>
    internal static string DigestIn(string output, string repository, string tag)
    {
        var start = $"{tag}: digest: ";
        var line = output.Split('\n').LastOrDefault(line => line.StartsWith(start, StringComparison.Ordinal))
            ?? throw new FailureException($"docker push of {repository}:{tag} named no digest.") { NextSteps = [$"docker image inspect {repository}:{tag}"] };
        return line[start.Length..].Split(' ')[0];
    }

    private Plan TagAndPush(Value<string> id, string reference, Promise<string>? output) => Plan.Sequence(
        ("tag", new RunCommand(Docker.Command("tag", id, reference).With(Environment))),
        ("push", RegistryCommand.Of(new RunCommand(Docker.Of("push", reference).With(Environment)) { Output = output }, Registry, reference)));

    private Plan KeepPrevious(string digest, string reference) => Plan.Sequence(
        ("pull", RegistryCommand.Of(new RunCommand(Docker.Of("pull", "--quiet", $"{Repository}@{digest}").With(Environment)), Registry, $"{Repository}@{digest}")),
        ("tag", new RunCommand(Docker.Of("tag", $"{Repository}@{digest}", reference).With(Environment))),
        ("push", RegistryCommand.Of(new RunCommand(Docker.Of("push", reference).With(Environment)), Registry, reference)));
}
