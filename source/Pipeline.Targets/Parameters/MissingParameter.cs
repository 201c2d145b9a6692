namespace Pipeline.Targets;

/// <summary>Says that a parameter has no value, and how to give it one.</summary>
internal static class MissingParameter
{
    public static Problem Of(ParameterDefinition parameter, string? environment)
    {
        var variable = parameter.Variable;
        if (environment is not null && !parameter.IsPrefixed) variable = $"{Names.Variable(environment)}_{variable} or {variable}";

        // A secret on the command line would stand in the shell's history and in the list of processes.
        if (parameter.IsSecret) return new Problem($"the secret {parameter.Name} has no value", $"Set the variable {variable}.");

        var option = $"{parameter.Dashed} <{ValueTypes.Hint(parameter.Type)}>";
        return new Problem(
            $"the parameter {parameter.Dashed} has no value",
            $"Pass {option}, set the variable {variable}, or write \"{parameter.Name}\" into {ParameterFile.NameOf(environment)}.");
    }
}
