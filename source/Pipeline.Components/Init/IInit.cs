using System.Reflection;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Gives another repository a build of its own.</summary>
public interface IInit : IPipelineBuild
{
    /// <summary>The directory that gets the build; made when it is missing.</summary>
    [Parameter("The directory that Init writes a build into; a path alone says the same: ./build.sh Init ../shop", TakesPath = true)]
    AbsolutePath? Directory => TryGetValue(() => Directory);

    /// <summary>
    /// Where the new build finds the library's packages; <see langword="null"/> when NuGet's own settings name a source that has them.
    /// </summary>
    [Parameter("A folder with the library's packages, for a new build whose NuGet settings name no source that has them.")]
    AbsolutePath? Packages => TryGetValue(() => Packages);

    /// <summary>The version of Pipeline.Components that the new build refers to: the one that runs.</summary>
    string LibraryVersion(PlanContext context) =>
        typeof(IInit).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    Target Init => _ => _
        .Description("Writes a build program, its scripts and its settings into another directory")
        .Requires(() => Directory)
        .Checks(async context => Directory is not null && InitPlan.Conflict(await ScaffoldAsync(context)) is { } conflict ? [conflict] : [])
        .Plans(async context =>
        {
            var scaffold = await ScaffoldAsync(context);
            foreach (var hint in InitPlan.Hints(scaffold.Destination)) context.Note(hint);
            context.Report($"next: {InitPlan.Next(scaffold.Destination)}");
            return InitPlan.Of(scaffold);
        });

    private async Task<Scaffold> ScaffoldAsync(PlanContext context)
    {
        var destination = await context.AskAsync(DestinationReader.Query(Directory!), new Destination(Directory!), "that it is empty");
        return Scaffold.Of(destination, LibraryVersion(context), Packages);
    }
}
