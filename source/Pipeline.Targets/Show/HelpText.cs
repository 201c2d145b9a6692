using System.Collections;
using System.Globalization;
using System.Text;

namespace Pipeline.Targets;

/// <summary>Writes what <c>--help</c> shows: targets, parameters, options.</summary>
internal sealed class HelpText
{
    private readonly StringBuilder text = new();
    private readonly int width;

    private HelpText(int width) => this.width = width;

    public static string Of(PipelineBuild build, TargetGraph graph, ParameterCatalog parameters, int width)
    {
        var help = new HelpText(width);
        help.text.Append("./build.sh [targets] [--option value]\n");
        var targets = graph.Targets.Where(target => target.IsListed);
        var own = parameters.All.Where(parameter => parameter.IsListed);
        var builtIn = BuiltIns.All.Where(option => option.IsListed);
        help.Section("Targets", targets, target => (Term(target), [target.Description ?? "", Needs(target)]));
        help.Section("Parameters", own, parameter => (Term(parameter.ToOption()), [Explain(parameter, build)]));
        help.Section("Options", builtIn, option => (Term(option), [option.Description]));
        return help.text.ToString();
    }

    private void Section<T>(string title, IEnumerable<T> items, Func<T, (string Term, string[] Paragraphs)> explain)
    {
        var columns = new TwoColumns(width);
        var any = false;
        foreach (var item in items)
        {
            var (term, paragraphs) = explain(item);
            columns.Add(term, paragraphs);
            any = true;
        }

        if (!any) return;
        text.Append('\n').Append(title).Append(":\n");
        columns.WriteTo(text);
    }

    private static string Term(ExecutableTarget target) => target.IsDefault ? $"{target.Name} (default)" : target.Name;

    private static string Term(Option option) => option.Value.Length == 0 ? option.Dashed : $"{option.Dashed} {option.Value}";

    private static string Needs(ExecutableTarget target)
    {
        var needs = target.Dependencies.Count == 0 ? "" : $"Needs {string.Join(", ", target.Dependencies)}.";
        var environment = target.Behavior switch
        {
            { Environment: { } fixedOne } => $"Works on {fixedOne}.",
            { TakesAllEnvironments: true } => "Works on every environment, or on one: --environment.",
            { IsPerEnvironment: true } => "Works on one environment: --environment.",
            _ => "",
        };
        return $"{needs} {environment}".Trim();
    }

    private static string Explain(ParameterDefinition parameter, PipelineBuild build)
    {
        List<string> sentences = parameter.Description.Length > 0 ? [parameter.Description] : [];
        if (parameter.IsRequired) sentences.Add("Every run needs it.");
        if (Default(parameter, build) is { Length: > 0 } value) sentences.Add($"Default: {value}.");
        return string.Join(' ', sentences);
    }

    /// <summary>What the member is initialized with, where that is short and no secret.</summary>
    private static string Default(ParameterDefinition parameter, PipelineBuild build) =>
        parameter.IsSecret || !parameter.IsInjected ? "" : parameter.Read(build) switch
        {
            null or false => "",
            string word => word,
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            IEnumerable items => string.Join(' ', items.Cast<object>()),
            var value => value.ToString() ?? "",
        };
}
