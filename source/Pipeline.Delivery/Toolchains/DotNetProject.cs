using System.Xml;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>A C# project file, found and read without MSBuild.</summary>
/// <param name="File">Absolute.</param>
internal sealed record DotNetProject(string File)
{
    /// <summary>The project at a path: the file itself, or the only project of a folder.</summary>
    /// <exception cref="FailureException">There is none, or several.</exception>
    public static DotNetProject At(ServiceSource source, string path, string property)
    {
        var absolute = source.At(path);
        if (System.IO.File.Exists(absolute)) return new DotNetProject(absolute);

        string[] projects = Directory.Exists(absolute) ? Directory.GetFiles(absolute, "*.csproj") : [];
        return projects is [var only] ? new DotNetProject(only) : throw NotOne(source.Service, path, property, absolute, projects);
    }

    private static FailureException NotOne(Service service, string path, string property, string absolute, string[] projects)
    {
        var problem = projects switch
        {
            [] when !Directory.Exists(absolute) => "which is not there",
            [] => "which has no C# project",
            _ => $"which has several: {string.Join(", ", projects.Select(Path.GetFileName).Order(StringComparer.Ordinal))}",
        };
        return new FailureException($"The service {service.Name} has its {property} in {path}, {problem}.")
        {
            NextSteps = [$"Set {property} of {service.Name} in the build to the project file."],
        };
    }

    /// <summary>The name of the assembly that it makes, without <c>.dll</c>: its AssemblyName, else the name of the file.</summary>
    /// <exception cref="FailureException">The file is not XML, or the name is an expression that only MSBuild can compute.</exception>
    public string AssemblyName()
    {
        var name = Declared("AssemblyName") ?? Path.GetFileNameWithoutExtension(File);
        return name.Contains("$(", StringComparison.Ordinal)
            ? throw new FailureException($"The AssemblyName in {File} is computed: {name}.")
            {
                NextSteps = ["Write the name out, or remove the line: the assembly is then named like the project file."],
            }
            : name;
    }

    private string? Declared(string property)
    {
        try
        {
            using var reader = XmlReader.Create(File);
            return reader.ReadToFollowing(property) ? reader.ReadElementContentAsString().Trim() : null;
        }
        catch (XmlException error)
        {
            throw new FailureException($"{File} is not a project file: {error.Message}", error);
        }
    }
}
