using System.Text;

namespace Pipeline.Components;

/// <summary>Names as applications and services have them.</summary>
internal static class DashedName
{
    /// <summary>
    /// Lower case words joined by dashes: <c>Shop.OrderApi</c> becomes <c>shop-order-api</c>; <c>app</c> where there is no letter or digit.
    /// </summary>
    public static string Of(string name)
    {
        var dashed = new StringBuilder();
        for (var index = 0; index < name.Length; index++)
        {
            var startsWord = char.IsAsciiLetterUpper(name[index]) && index > 0 && char.IsAsciiLetterLower(name[index - 1]);
            if (startsWord || !char.IsAsciiLetterOrDigit(name[index])) dashed.Append('-');
            if (char.IsAsciiLetterOrDigit(name[index])) dashed.Append(char.ToLowerInvariant(name[index]));
        }

        var words = dashed.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "app" : string.Join('-', words);
    }
}
