using System.Reflection;
using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Creates the build, and says what is wrong with its constructor.</summary>
internal static class BuildFactory
{
    /// <exception cref="FailureException">The constructor or a field initializer fails; the details are where.</exception>
    public static T Create<T>() where T : PipelineBuild, new()
    {
        try
        {
            return new T();
        }
        catch (Exception error)
        {
            var cause = error is TargetInvocationException { InnerException: { } inner } ? inner : error;
            if (cause is FailureException) throw cause;
            throw new FailureException($"The build {typeof(T).Name} cannot be created: {cause.Message}", cause)
            {
                Details = cause.ToString().Split('\n'),
                NextSteps = [$"Correct the constructor or the field initializers of {typeof(T).Name}."],
            };
        }
    }
}
