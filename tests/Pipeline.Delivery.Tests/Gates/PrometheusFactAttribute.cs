using Pipeline.Lab;

namespace Pipeline.Delivery.Tests;

/// <summary>A fact that needs Prometheus, and says so where it is missing. The gate installs it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PrometheusFactAttribute : FactAttribute
{
    public PrometheusFactAttribute()
    {
        if (!File.Exists(LabPrograms.Prometheus)) Skip = $"not installed: {LabPrograms.Prometheus}";
    }
}
