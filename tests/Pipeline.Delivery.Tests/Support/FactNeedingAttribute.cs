using System.Diagnostics;
using Pipeline.Plans;

namespace Pipeline.Delivery.Tests;

/// <summary>A fact that needs a program or a folder, and of a Python some modules; it says so where they are missing. The gate installs them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactNeedingAttribute : FactAttribute
{
    public FactNeedingAttribute(string program, params string[] modules)
    {
        if (!Path.Exists(program) && !ProgramPath.Has(program)) Skip = $"{program} is not there";
        else if (modules.FirstOrDefault(module => !Imports(program, module)) is { } missing) Skip = $"{program} has no {missing}";
    }

    private static bool Imports(string python, string module)
    {
        using var process = Process.Start(new ProcessStartInfo(python, ["-c", $"import {module}"]) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
