namespace Pipeline.Plans.Tests;

/// <summary>The program that a test of <see cref="FileTests"/> kills: writes one file again and again, each time another byte.</summary>
internal static class AtomicWriter
{
    public const int Length = 3_000_000;

    public static async Task Main(string[] arguments)
    {
        for (byte content = 0; ; content++)
        {
            var bytes = new byte[Length];
            bytes.AsSpan().Fill(content);
            await AtomicFile.WriteAsync(arguments[0], bytes);
        }
    }
}
