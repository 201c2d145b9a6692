using System.Collections.Concurrent;
using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>The parameter files of the repository. Each is read when it is first asked, once.</summary>
internal sealed class ParameterFiles(string root, IReadOnlyList<string> profiles)
{
    /// <summary>By profile or environment; the file that all share has the empty name.</summary>
    private readonly ConcurrentDictionary<string, ParameterFile?> files = new(StringComparer.Ordinal);

    /// <summary>Reads the files of a run in the given environments.</summary>
    /// <returns>Those that cannot be used: a profile has no file, or a file is no valid JSON.</returns>
    public IEnumerable<FailureException> Read(IEnumerable<string> environments)
    {
        var problems = new Problems();
        foreach (var name in environments.Append("")) problems.Try(() => Of(name));
        foreach (var profile in profiles) problems.Try(() => RequireProfile(profile));
        foreach (var file in files.Values.OfType<ParameterFile>()) file.RefuseBuiltIns(problems);
        return problems.All;
    }

    /// <summary>
    /// The value of a name, from the first file that has one: of the environment, of the last profile, of the first, of all.
    /// </summary>
    /// <exception cref="FailureException">A file is no valid JSON.</exception>
    public RawValue? Find(string name, string? environment)
    {
        if (environment is not null && Of(environment)?.Find(name) is { } own) return own;
        for (var index = profiles.Count - 1; index >= 0; index--)
            if (Of(profiles[index])?.Find(name) is { } value) return value;
        return Of("")?.Find(name);
    }

    private void RequireProfile(string profile)
    {
        if (Of(profile) is not null) return;
        throw new FailureException($"The profile {profile} has no file {ParameterFile.NameOf(profile)}.")
        {
            NextSteps = [$"Create {ParameterFile.NameOf(profile)}, or leave --profile {profile} out."],
        };
    }

    private ParameterFile? Of(string name) =>
        files.GetOrAdd(name, static (name, root) => ParameterFile.ReadOrNull(root, name.Length == 0 ? null : name), root);
}
