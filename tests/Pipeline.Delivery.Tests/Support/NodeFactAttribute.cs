using Pipeline.Plans;

namespace Pipeline.Delivery.Tests;

/// <summary>A fact that needs Node and npm, and says so where they are missing. The gate installs them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute()
    {
        if (!ProgramPath.Has("npm")) Skip = "npm is not on PATH";
    }
}
