using System.Linq.Expressions;
using Pipeline.Targets;

namespace Pipeline.Workflows;

/// <summary>What a target asks of its job: its annotations, and the parameters that it requires.</summary>
internal sealed class TargetTraits
{
    private TargetTraits(ExecutableTarget target, ParameterCatalog parameters)
    {
        foreach (var annotation in target.Annotations) Take(annotation);
        foreach (var requirement in target.Behavior.Requirements) Take(requirement, parameters);
        foreach (var signIn in SignIns) Secrets.Add(signIn.PasswordSecret);
        // The repository's token is there for every job; what it may do is a matter of permissions.
        Secrets.Remove(RegistrySignIn.RepositoryToken);
    }

    public bool IsAlone { get; private set; }

    /// <summary>The job that it names.</summary>
    public string? Job { get; private set; }

    public Runner? Runner { get; private set; }

    public List<MatrixAxis> Matrix { get; } = [];

    public List<ServiceContainer> Services { get; } = [];

    public TimeSpan? Timeout { get; private set; }

    public List<Permission> Permissions { get; } = [];

    public List<ToolSetup> Tools { get; } = [];

    public bool NeedsHistory { get; private set; }

    public List<RegistrySignIn> SignIns { get; } = [];

    /// <summary>The GitHub environment that has its secrets.</summary>
    public string? SecretsOf { get; private set; }

    public Condition? Condition { get; private set; }

    /// <summary>Files that people want to read.</summary>
    public SortedSet<string> Kept { get; } = new(StringComparer.Ordinal);

    /// <summary>The variables that its secrets are read from.</summary>
    public SortedSet<string> Secrets { get; } = new(StringComparer.Ordinal);

    /// <summary>The variables that its other parameters are read from.</summary>
    public SortedSet<string> Variables { get; } = new(StringComparer.Ordinal);

    public static TargetTraits Of(ExecutableTarget target, ParameterCatalog parameters) => new(target, parameters);

    private void Take(object annotation)
    {
        switch (annotation)
        {
            case OwnJob: IsAlone = true; break;
            case NamedJob named: Job = named.Id; break;
            case Runner runner: Runner = runner; break;
            case MatrixAxis axis: Matrix.Add(axis); break;
            case ServiceContainer service: Services.Add(service); break;
            case JobTimeLimit time: Timeout = time.Limit; break;
            case Permission permission: Permissions.Add(permission); break;
            case ToolSetup tool: Tools.Add(tool); break;
            case History: NeedsHistory = true; break;
            case RegistrySignIn signIn: SignIns.Add(signIn); break;
            case GitHubEnvironment environment: SecretsOf = environment.Name; break;
            case Condition condition: Condition = Condition is null ? condition : Condition & condition; break;
            case SecretNames secrets: Secrets.UnionWith(secrets.Names); break;
            case VariableNames variables: Variables.UnionWith(variables.Names); break;
            case KeptFiles kept: Kept.UnionWith(kept.Paths); break;
            case Late late: foreach (var found in late.Annotations()) Take(found); break;
            // Of another projection than this one.
            default: break;
        }
    }

    private void Take(LambdaExpression requirement, ParameterCatalog parameters)
    {
        var body = requirement.Body is UnaryExpression { NodeType: ExpressionType.Convert } conversion ? conversion.Operand : requirement.Body;
        if (body is not MemberExpression member || parameters.Find(member.Member) is not { } parameter) return;
        (parameter.IsSecret ? Secrets : Variables).Add(parameter.Variable);
    }
}
