using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Asks the conditions of a target.</summary>
internal static class Conditions
{
    /// <summary>The text of the conditions that do not hold, as a reason to skip; <see langword="null"/> when all hold.</summary>
    public static string? Unmet(NodeState state, IEnumerable<Condition> conditions)
    {
        List<string>? unmet = null;
        foreach (var condition in conditions)
            if (!Holds(state, condition)) (unmet ??= []).Add(condition.Text);
        return unmet is null ? null : $"only when {string.Join(" && ", unmet)}";
    }

    private static bool Holds(NodeState state, Condition condition)
    {
        try
        {
            CurrentNode.Value = state.Node;
            return condition.Holds();
        }
        catch (Exception error) when (error is not FailureException)
        {
            var what = $"The condition '{condition.Text}' of {state.Id} could not be asked";
            throw new InvalidOperationException($"{what}: {error.Message}", error);
        }
    }
}
