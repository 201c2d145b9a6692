namespace Pipeline.Agent;

/// <summary>A refusal on the control socket, answered as a problem document.</summary>
internal sealed class ControlFailure(int status, string title, string detail) : Exception(detail)
{
    public int Status { get; } = status;

    public string Title { get; } = title;

    /// <summary>Requests that a pool still has, where that is the reason.</summary>
    public int? InFlight { get; init; }

    public static ControlFailure Malformed(string detail) => new(StatusCodes.Status400BadRequest, "Malformed request", detail);

    public static ControlFailure Conflict(string detail) => new(StatusCodes.Status409Conflict, "Not in this state", detail);

    public static ControlFailure CannotStart(string detail) =>
        new(StatusCodes.Status422UnprocessableEntity, "A service cannot be started", detail);

    public static ControlFailure NotFound(string detail) => new(StatusCodes.Status404NotFound, "Not found", detail);

    public static ControlFailure NoSuchPool(string id, IEnumerable<string> known) =>
        NotFound($"there is no pool '{id}'; there is: {(known.Any() ? string.Join(", ", known) : "none")}");
}
