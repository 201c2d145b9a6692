using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// In a container of its own that sees a volume, for reading, and nothing else. The image is that of the service that writes the volume: it is
/// there, and has the same users.
/// </summary>
/// <param name="Machine">Where the volume is.</param>
/// <param name="Volume">Its name.</param>
/// <param name="Image">By digest.</param>
internal sealed record InVolume(Where Machine, string Volume, string Image) : Where
{
    /// <summary>Where the volume is in the container.</summary>
    public const string Folder = "/data";

    public override string? Place => Machine.Place;

    public override Command Wrap(Command command) => Machine.Wrap(new Command(
        "docker",
        [
            .. ((string[])["run", "--rm", "--interactive", "--network=none", $"--volume={Volume}:{Folder}:ro", "--user=0"]).Select(Value.Of),
            .. command.Environment.SelectMany(variable => new[] { "--env", variable.Value.Map(value => $"{variable.Key}={value}") }),
            "--entrypoint", command.Program, Image, .. command.Arguments,
        ])
    {
        Input = command.Input,
        Grace = command.Grace,
    });

    public override string Ended(Command command, int exitCode) => $"{command.Name} on the volume {Volume}{(Place is { } place ? $" of {place}" : "")} ended with exit code {exitCode}.";
}
