using System.Globalization;

namespace Pipeline.Plans;

/// <summary>Sizes as a person reads them, in units of 1,000: <c>312 bytes</c>, <c>4.2 MB</c>, <c>1.1 GB</c>.</summary>
public static class ByteCount
{
    private static readonly string[] Units = ["kB", "MB", "GB", "TB", "PB"];

    public static string Show(long bytes)
    {
        if (bytes < 1000) return string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes");

        var (size, unit) = (bytes / 1000.0, 0);
        for (; size >= 999.5 && unit < Units.Length - 1; unit++) size /= 1000;
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Round(size, size < 10 ? 1 : 0)} {Units[unit]}");
    }
}
