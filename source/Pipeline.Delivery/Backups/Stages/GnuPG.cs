using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>GnuPG without a person, a keyring or an agent, and without its own slow compression.</summary>
internal static class GnuPG
{
    public static IReadOnlyList<Value<string>> Quiet { get; } =
        [.. ((string[])["--batch", "--quiet", "--no-options", "--no-autostart", "--no-tty", "--compress-algo=none", "--cipher-algo=AES256"]).Select(Value.Of)];
}
