using Pipeline.Lab;

namespace Pipeline.Delivery.Tests;

/// <summary>A fact of the collection <see cref="DockerLab"/>, which may need programs of its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DockerFactAttribute : FactAttribute
{
    public DockerFactAttribute(params string[] others) => Skip = LabPrograms.WhyNot(
        [LabPrograms.Docker, LabPrograms.DockerEngine, LabPrograms.DockerBuildx, LabPrograms.DockerRegistry, LabPrograms.Htpasswd, .. others]);
}
