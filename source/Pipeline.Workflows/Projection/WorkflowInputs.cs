using System.ComponentModel;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Workflows;

/// <summary>The inputs of a workflow, from the members of the build that they name.</summary>
internal static class WorkflowInputs
{
    /// <summary>The environment that a person chooses, as an expression.</summary>
    public const string ChosenEnvironment = "${{ inputs.environment }}";

    /// <exception cref="FailureException">A member is none, is a secret, or has a type that no input has.</exception>
    public static IEnumerable<ProjectedInput> Of(BuildModel model, Workflow workflow, bool choosesEnvironment)
    {
        var takesInputs = workflow.On.Any(trigger => trigger is ManualTrigger or CallTrigger);
        var named = workflow.Inputs.Any(input => input.Parameter == Input.Environment.Parameter);
        if (choosesEnvironment && (!takesInputs || workflow.On.Any(trigger => trigger is not (ManualTrigger or CallTrigger)))) throw NobodyChooses(model, workflow);
        if (workflow.Inputs.Count > 0 && !takesInputs)
            throw Wrong($"Inputs of the workflow {workflow.Name} are for a manual run or a call, and On has neither.", "Add Trigger.Manual to On, or remove the inputs.");

        if (choosesEnvironment && !named) yield return Environment(model, Input.Environment);
        foreach (var input in workflow.Inputs) yield return Of(model, workflow, input);
    }

    private static ProjectedInput Of(BuildModel model, Workflow workflow, Input input)
    {
        if (input.Parameter == Input.Environment.Parameter) return Environment(model, input);
        if (input.Parameter == Input.Release.Parameter)
            return Common(input, new ProjectedInput("release", "PIPELINE_RELEASE", "string", []) { Description = "The version to deploy or to go back to." });

        var member = $"Inputs of the workflow {workflow.Name}";
        var parameter = model.Parameters.Find(input.Parameter) ?? throw Wrong(
            $"{member} names '{input.Parameter}', which is no parameter of the build.{Suggestion.For(input.Parameter, model.Parameters.All.Select(known => known.Name))}",
            "Name a member with [Parameter]: Inputs = [nameof(ApiUrl)].");
        if (parameter.IsSecret)
            throw Wrong($"{member} names {Where(parameter)}, which is a secret, and inputs are shown to everybody.", "Let a target require it: Requires(() => …); it comes from a secret of GitHub then.");
        var choices = ValueTypes.Names(parameter.Type);
        var type = TypeOf(parameter.Type, choices.Count > 0) ?? throw Wrong(
            $"{member} names {Where(parameter)}, whose type {parameter.Type.Name} no input of GitHub has.",
            "Use a text, a number, bool or an enum, or leave it to .nuke/parameters.json.");
        RefuseForeignDefault(input, parameter, choices, member);
        return Common(input, new ProjectedInput(Names.Dashed(parameter.Name), parameter.Variable, type, choices) { Description = parameter.Description });
    }

    private static ProjectedInput Environment(BuildModel model, Input input) =>
        Common(input, new ProjectedInput("environment", ProjectedInput.EnvironmentVariable, "choice", [.. model.Graph.Environments.Select(environment => environment.Name)])
        {
            Description = "The environment to work on.",
        });

    private static ProjectedInput Common(Input input, ProjectedInput projected) => projected with { IsRequired = input.IsRequired, Default = input.Default };

    private static string? TypeOf(Type type, bool hasChoices)
    {
        if (ValueTypes.ItemOrNull(type) is not null) return null;
        if (hasChoices) return "choice";
        return ValueTypes.JsonType(type) switch
        {
            "boolean" => "boolean",
            "integer" or "number" => "number",
            "string" when TypeDescriptor.GetConverter(ValueTypes.Plain(type)).CanConvertFrom(typeof(string)) => "string",
            _ => null,
        };
    }

    private static void RefuseForeignDefault(Input input, ParameterDefinition parameter, IReadOnlyList<string> choices, string member)
    {
        if (input.Default is null || choices.Count == 0 || choices.Contains(input.Default, StringComparer.Ordinal)) return;
        throw Wrong($"{member} gives {Where(parameter)} the default '{input.Default}', which is none of its values.", $"Use one of: {string.Join(", ", choices)}.");
    }

    private static FailureException NobodyChooses(BuildModel model, Workflow workflow) => Wrong(
        $"The workflow {workflow.Name} runs a target that exists once for each environment, but Environments is empty, and not everything in On lets a person choose.",
        $"Name the environments: Environments = [{string.Join(", ", model.Graph.Environments.Select(environment => $"\"{environment.Name}\""))}], or start it by Trigger.Manual only.");

    private static string Where(ParameterDefinition parameter) => $"{parameter.Member.DeclaringType!.Name}.{parameter.Member.Name}";

    private static FailureException Wrong(string what, string fix) => new(what) { NextSteps = [fix] };
}
