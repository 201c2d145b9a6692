using System.Linq.Expressions;

namespace Pipeline.Targets;

/// <summary>
/// A build, as its components see it. Components are interfaces that derive from this one and declare targets as default members.
/// </summary>
public partial interface IPipelineBuild
{
    /// <summary>The environments that targets can work on. A component that knows them overrides this.</summary>
    IEnumerable<BuildEnvironment> Environments => [];

    /// <summary>The value of a parameter that an interface declares: <c>string ApiKey => TryGetValue(() => ApiKey);</c></summary>
    /// <remarks>
    /// It is <see langword="null"/> when no source has a value, whatever the property's type says: as in NUKE, <c>Requires</c> sees to
    /// that.
    /// </remarks>
    T TryGetValue<T>(Expression<Func<T>> parameter) where T : class?;

    /// <summary>The same for value types: <c>int? Port => TryGetValue&lt;int?&gt;(() => Port);</c></summary>
    T TryGetValue<T>(Expression<Func<object?>> parameter);
}
