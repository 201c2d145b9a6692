using System.Collections.Immutable;
using Pipeline.Targets;

namespace Pipeline.Workflows;

/// <summary>Makes the step that runs targets: one fixed command, and the variables that it reads.</summary>
internal sealed class InvocationStep
{
    private readonly SortedDictionary<string, string> variables = new(StringComparer.Ordinal);

    /// <summary>Targets by their names; all others are left to other jobs.</summary>
    public required IReadOnlyList<ExecutableTarget> Targets { get; init; }

    /// <summary>The environment of those that exist once for each; <see langword="null"/> when the person who starts the workflow chooses it.</summary>
    public string? Environment { get; init; }

    /// <summary>Runs what they need too.</summary>
    public bool WithDependencies { get; init; }

    /// <summary>Gives the variable the value of an expression.</summary>
    public InvocationStep With(string variable, string expression)
    {
        variables[variable] = $"${{{{ {expression} }}}}";
        return this;
    }

    /// <summary>Gives what the targets read: secrets, configuration variables, a value of the matrix.</summary>
    public InvocationStep With(IEnumerable<TargetTraits> traits, BuildModel model)
    {
        foreach (var target in traits)
        {
            foreach (var secret in target.Secrets) With(secret, $"secrets.{secret}");
            foreach (var variable in target.Variables) With(variable, $"vars.{variable}");
            foreach (var axis in target.Matrix)
                if (model.Parameters.Find(axis.Name) is { } parameter) With(parameter.Variable, $"matrix.{axis.Name}");
            // A password that stays on the machine would outlive the job.
            if (target.SignIns.Count > 0) With("DOCKER_CONFIG", RegistryStep.Configuration);
        }

        return this;
    }

    /// <summary>Gives the workflow's inputs; a configuration variable of the same name counts where there is none.</summary>
    public InvocationStep With(IEnumerable<ProjectedInput> inputs)
    {
        foreach (var input in inputs)
        {
            if (input.Variable == ProjectedInput.EnvironmentVariable) continue;
            With(input.Variable, variables.ContainsKey(input.Variable) ? $"inputs.{input.Id} || vars.{input.Variable}" : $"inputs.{input.Id}");
        }

        if (IsPerEnvironment && Environment is null) With(ProjectedInput.EnvironmentVariable, "inputs.environment");
        return this;
    }

    public RunStep Step()
    {
        // GitHub sends SIGINT to the shell of a cancelled step only, which does not pass it on: the build takes its place, and can undo.
        // https://docs.github.com/en/actions/reference/workflow-cancellation-reference
        var words = new List<string> { "exec", "./build.sh" };
        words.AddRange(Targets.Select(target => target.Name));
        if (IsPerEnvironment && Environment is not null) words.AddRange(["--environment", Environment]);
        if (!WithDependencies) words.Add("--skip");
        return new RunStep(string.Join(' ', words), variables.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    private bool IsPerEnvironment => Targets.Any(target => target.Behavior.IsPerEnvironment);
}
