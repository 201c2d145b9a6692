using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Writes the values of parameters into the build before anything runs, and checks those that components will ask for.</summary>
internal static class ParameterBinding
{
    /// <param name="build">Whose members are written.</param>
    /// <param name="values">Where values come from.</param>
    /// <param name="environments">Those that the run works on.</param>
    /// <returns>Every value that cannot be used.</returns>
    public static IEnumerable<FailureException> Bind(PipelineBuild build, ParameterValues values, IReadOnlyList<string> environments)
    {
        var problems = new Problems();
        foreach (var parameter in values.Catalog.All)
        {
            problems.Try(() =>
            {
                if (parameter.IsInjected) Inject(build, parameter, values, environments);
                else Check(parameter, values, environments);
            });
        }

        return problems.All;
    }

    /// <summary>Checks what the command line says, and nothing else: for what shows the order of targets.</summary>
    public static IEnumerable<FailureException> CheckGiven(ParameterValues values)
    {
        var problems = new Problems();
        foreach (var parameter in values.Given) problems.Try(() => values.Convert(parameter, environment: null));
        return problems.All;
    }

    // A member has one value for the whole run, so it can only follow the environment when the run works on a single one.
    private static void Inject(
        PipelineBuild build, ParameterDefinition parameter, ParameterValues values, IReadOnlyList<string> environments)
    {
        if (environments.Count > 1) RequireSame(parameter, values, environments);
        if (values.Convert(parameter, environments.Count > 0 ? environments[0] : null) is { } value) parameter.Inject(build, value);
    }

    private static void RequireSame(ParameterDefinition parameter, ParameterValues values, IReadOnlyList<string> environments)
    {
        var sources = environments.Select(environment => values.Resolve(parameter.Name, environment)?.Source).ToList();
        if (sources.TrueForAll(source => source == sources[0])) return;

        var (names, member) = (string.Join(" and ", environments), parameter.Member.Name);
        throw new FailureException($"{parameter.Name} has different values in {names}, and this run works on all of them.")
        {
            NextSteps =
            [
                $"Let every target ask for its own: {parameter.Type.Name} {member} => TryGetValue(() => {member});",
                "Or run the environments one after the other.",
            ],
        };
    }

    private static void Check(ParameterDefinition parameter, ParameterValues values, IReadOnlyList<string> environments)
    {
        values.Convert(parameter, environment: null);
        foreach (var environment in environments) values.Convert(parameter, environment);
    }
}
