using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Workflows;

/// <summary>Gives every group of targets the id of its job: its environment, the name it asks for, or its first target.</summary>
internal sealed class JobIds
{
    private readonly Dictionary<string, string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes an id that cannot be changed.</summary>
    /// <param name="id">The id.</param>
    /// <param name="member">What asks for it, in C#.</param>
    /// <exception cref="FailureException">It cannot be an id, or is taken.</exception>
    public string Take(string id, string member)
    {
        if (!IsValid(id))
            throw new FailureException($"The job of {member} would have the id '{id}', which GitHub does not accept.")
            {
                NextSteps = ["Begin it with a letter or an underscore, and use only letters, digits, dashes and underscores, at most 100."],
            };
        if (taken.TryAdd(id, member)) return id;
        throw new FailureException($"Two jobs would have the id '{id}': that of {taken[id]}, and that of {member}.") { NextSteps = ["Give one of them another name."] };
    }

    /// <summary>Takes the id of a target, with a number where it is taken.</summary>
    /// <exception cref="FailureException">The target's name cannot be an id.</exception>
    public string TakeFree(ExecutableTarget target)
    {
        var name = Names.Dashed(target.Name);
        var id = name;
        for (var number = 2; taken.ContainsKey(id); number++) id = $"{name}-{number}";
        if (IsValid(id)) return Take(id, $"the target {target.Name}");
        throw new FailureException($"The job of {target.Name} would have the id '{id}', which GitHub does not accept.")
        {
            NextSteps = [$"Give its job a name of English letters: InJob(\"…\") in {target.Source}"],
        };
    }

    private static bool IsValid(string id) =>
        id.Length is > 0 and <= 100
        && (char.IsAsciiLetter(id[0]) || id[0] == '_')
        && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
}
