using System.Diagnostics;

namespace Pipeline.EndToEnd.Tests;

/// <summary>A fact that is skipped where a process may not be cut off from the network, which containers often forbid.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactNeedingNamespacesAttribute : FactAttribute
{
    public FactNeedingNamespacesAttribute()
    {
        if (!IsPermitted()) Skip = "unshare -n is not permitted here, or not installed (package util-linux)";
    }

    private static bool IsPermitted()
    {
        try
        {
            using var unshare = Process.Start(new ProcessStartInfo("unshare", ["-n", "true"]) { RedirectStandardError = true })!;
            unshare.WaitForExit();
            return unshare.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
