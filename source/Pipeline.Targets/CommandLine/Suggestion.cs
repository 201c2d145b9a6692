namespace Pipeline.Targets;

/// <summary>Finds what somebody probably meant.</summary>
internal static class Suggestion
{
    /// <summary>
    /// A sentence to append to a message, with the leading space: <c> Did you mean Deploy?</c>; empty when nothing is near.
    /// </summary>
    public static string For(string typed, IEnumerable<string> known)
    {
        var wanted = Names.Normalize(typed);
        var (best, least) = ("", int.MaxValue);
        foreach (var candidate in known)
        {
            var name = Names.Normalize(candidate);
            var distance = IsPrefix(wanted, name) ? 1 : Distance(wanted, name);
            if (distance < least) (best, least) = (candidate, distance);
        }

        return least <= Math.Max(1, wanted.Length / 3) ? $" Did you mean {best}?" : "";
    }

    private static bool IsPrefix(string typed, string name) => typed.Length >= 3 && name.StartsWith(typed, StringComparison.Ordinal);

    /// <summary>How many letters must be inserted, removed, replaced or swapped with the next one.</summary>
    private static int Distance(string left, string right)
    {
        var (previous, before, current) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        for (var column = 0; column <= right.Length; column++) before[column] = column;
        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var replaced = before[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
                current[column] = Math.Min(replaced, Math.Min(before[column], current[column - 1]) + 1);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                    current[column] = Math.Min(current[column], previous[column - 2] + 1);
            }

            (previous, before, current) = (before, current, previous);
        }

        return before[right.Length];
    }
}
