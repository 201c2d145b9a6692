namespace Pipeline.Workflows;

/// <summary>The difference of two files as lines: what is there, what should be there, and a little around it.</summary>
internal static class LineDifference
{
    private const int Around = 2;

    /// <summary>As <c>diff -u</c> shows it, without the numbers; of a file that is missing or too many only the name.</summary>
    public static IEnumerable<string> Of(WorkflowFile? there, WorkflowFile? wanted)
    {
        yield return there is null ? "--- (no file)" : $"--- {there.Path}, as it is";
        yield return wanted is null ? "+++ (no workflow of the build)" : $"+++ {wanted.Path}, as the code gives it";
        if (there is null || wanted is null) yield break;
        var rows = Rows(Lines(there), Lines(wanted));
        var lastShown = -1;
        for (var row = 0; row < rows.Count; row++)
        {
            if (!IsNearChange(rows, row)) continue;
            if (row > lastShown + 1) yield return "@@";
            yield return rows[row];
            lastShown = row;
        }
    }

    private static string[] Lines(WorkflowFile file) => file.Content.TrimEnd('\n').Split('\n');

    private static bool IsNearChange(List<string> rows, int row)
    {
        for (var near = Math.Max(0, row - Around); near <= Math.Min(rows.Count - 1, row + Around); near++)
            if (rows[near][0] != ' ') return true;
        return false;
    }

    /// <summary>By the longest common subsequence: files are a few hundred lines.</summary>
    private static List<string> Rows(string[] old, string[] now)
    {
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);

        var rows = new List<string>();
        for (int i = 0, j = 0; i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                rows.Add($" {old[i++]}");
                j++;
            }
            else if (j == now.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                rows.Add($"-{old[i++]}");
            }
            else
            {
                rows.Add($"+{now[j++]}");
            }
        }

        return rows;
    }
}
