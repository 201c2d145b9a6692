using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Targets that work on one service: <c>--service</c>.</summary>
public interface IChooseService : IDeliver
{
    [Parameter("The service that Logs and Run work on; not needed where there is only one, nor for the logs of all.", Name = "Service", OnlyPrefixed = true)]
    string? ServiceName => TryGetValue(() => ServiceName);

    /// <summary>The chosen service; the only one when none is named; <see langword="null"/> when there are several.</summary>
    /// <exception cref="FailureException">There is none of that name.</exception>
    internal Service? Chosen
    {
        get
        {
            var services = Application.Services;
            if (ServiceName is null) return services.Count == 1 ? services[0] : null;
            return services.FirstOrDefault(service => service.Name == ServiceName) ?? throw new FailureException($"{Application.Name} has no service '{ServiceName}'.")
            {
                NextSteps = [$"Use one of: {string.Join(", ", services.Select(service => service.Name))}."],
            };
        }
    }
}
