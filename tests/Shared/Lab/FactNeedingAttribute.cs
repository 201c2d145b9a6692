using Pipeline.Lab;

namespace Pipeline.Testing;

/// <summary>A fact that is skipped where programs of the laboratory are missing, and says which. The gate installs them all.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactNeedingAttribute : FactAttribute
{
    public FactNeedingAttribute(params string[] programs)
    {
        Programs = programs;
        if (LabPrograms.WhyNot(programs) is { } reason) Skip = reason;
    }

    public string[] Programs { get; }
}
