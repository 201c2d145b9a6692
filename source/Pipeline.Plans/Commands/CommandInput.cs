namespace Pipeline.Plans;

/// <summary>
/// What a command reads from its standard input. It is not shown: a plan only names it. A <see cref="Secret"/> alone converts to one that
/// is shown as <c>***</c>.
/// </summary>
/// <param name="Name">How it is shown, after <c>&lt;</c>: <c>compose.json</c>.</param>
/// <param name="Content">The bytes.</param>
public sealed record CommandInput(string Name, Value<byte[]> Content)
{
    /// <summary>The secrets in it, so that no output repeats them.</summary>
    public IReadOnlyList<Secret> Secrets { get; init; } = [];

    /// <summary>A secret as it is, UTF-8, without a line break after it.</summary>
    public static implicit operator CommandInput(Secret secret) => new(Redactor.Mask, secret.Bytes()) { Secrets = [secret] };
}
