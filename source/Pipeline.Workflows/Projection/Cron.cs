using System.Globalization;

namespace Pipeline.Workflows;

/// <summary>Cron expressions as GitHub takes them: five fields of POSIX cron, with names of months and days, without <c>@daily</c>.</summary>
internal static class Cron
{
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    /// <summary>What is wrong with an expression, as the end of a sentence; <see langword="null"/> when nothing is.</summary>
    public static string? Problem(string cron)
    {
        var fields = cron.Split(' ');
        if (fields.Length != 5) return $"it has {fields.Length} fields separated by one space, not 5";
        return Problem(fields[0], "the minute", 0, 59, [])
            ?? Problem(fields[1], "the hour", 0, 23, [])
            ?? Problem(fields[2], "the day of the month", 1, 31, [])
            ?? Problem(fields[3], "the month", 1, 12, Months)
            ?? Problem(fields[4], "the day of the week", 0, 6, Days)
            ?? TooOften(fields[0]);
    }

    private static string? Problem(string field, string name, int least, int most, string[] names)
    {
        foreach (var part in field.Split(','))
        {
            var steps = part.Split('/');
            var range = steps[0].Split('-');
            var isStepped = steps.Length == 2;
            var isRange = range.Length == 2;
            if (steps.Length > 2 || range.Length > 2) return $"{name} is '{field}'";
            if (isStepped && Number(steps[1], 1, most, [], 0) is null) return $"{name} has a step of '{steps[1]}'";
            if (steps[0] == "*") continue;
            if (Number(range[0], least, most, names, least) is not { } from) return Outside(range[0]);
            if (isRange && Number(range[1], least, most, names, least) is not { } to) return Outside(range[1]);
            else if (isRange && Number(range[1], least, most, names, least) < from) return $"{name} has the range '{steps[0]}', which ends before it begins";
        }

        return null;

        string Outside(string word) => $"{name} is '{word}', not a number from {least} to {most}";
    }

    private static int? Number(string word, int least, int most, string[] names, int first)
    {
        var named = Array.FindIndex(names, name => name.Equals(word, StringComparison.OrdinalIgnoreCase));
        if (named >= 0) return named + first;
        var isNumber = int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return isNumber && number >= least && number <= most ? number : null;
    }

    /// <summary><see href="https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule">The
    /// shortest interval is five minutes.</see></summary>
    private static string? TooOften(string minute)
    {
        var isTooOften = minute == "*" || (minute.StartsWith("*/", StringComparison.Ordinal) && Number(minute[2..], 1, 4, [], 0) is not null);
        return isTooOften ? $"the minute is '{minute}', and GitHub's shortest interval is 5 minutes" : null;
    }
}
