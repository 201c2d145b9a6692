using System.Xml;
using System.Xml.Linq;
using Pipeline.Plans;

namespace Pipeline.Components;

/// <summary>A <c>pom.xml</c> that a look for services has found.</summary>
/// <remarks>https://maven.apache.org/pom.html</remarks>
internal sealed class FoundPom
{
    private readonly XElement project;

    private FoundPom(XElement project) => this.project = project;

    /// <summary>It names a class to start, or has a plugin that does so: a jar that others use does not.</summary>
    public bool IsProgram => Part("packaging") is null or "jar" && project.Descendants().Any(part =>
        part.Name.LocalName == "mainClass" || (part.Name.LocalName == "artifactId" && part.Value.Trim() == "spring-boot-maven-plugin"));

    /// <summary>The name of what it makes.</summary>
    public string? Name => Part("artifactId");

    /// <summary>The folders of its modules, relative to its own.</summary>
    public IEnumerable<string> Modules => project.Elements().Where(part => part.Name.LocalName == "modules").Elements().Select(module => module.Value.Trim());

    /// <returns><see langword="null"/> when the folder has none.</returns>
    /// <exception cref="FailureException">It is no XML.</exception>
    public static FoundPom? In(string folder)
    {
        var file = Path.Combine(folder, "pom.xml");
        if (!File.Exists(file)) return null;

        try
        {
            return new FoundPom(XElement.Load(file));
        }
        catch (XmlException error)
        {
            throw new FailureException($"{file} is not XML: {error.Message}", error) { NextSteps = [$"Correct {file}."] };
        }
    }

    private string? Part(string name) => project.Elements().FirstOrDefault(part => part.Name.LocalName == name)?.Value.Trim();
}
