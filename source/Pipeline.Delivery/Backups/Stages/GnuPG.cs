using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>GnuPG without a person, a keyring, an agent or a home folder, and without its own slow compression.</summary>
internal static class GnuPG
{
    public static IReadOnlyList<Value<string>> Quiet { get; } =
        [.. ((string[])["--batch", "--quiet", "--no-options", "--no-autostart", "--no-tty", "--no-keyring", "--no-random-seed-file", "--compress-algo=none", "--cipher-algo=AES256"]).Select(Value.Of)];
}
