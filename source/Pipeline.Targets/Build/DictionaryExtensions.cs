using System.Globalization;

namespace Pipeline.Targets;

/// <summary>Fills dictionaries in a chain of calls.</summary>
public static class DictionaryExtensions
{
    /// <summary>Adds an entry; <see langword="null"/> is an empty one.</summary>
    public static IDictionary<string, string> AddPair(this IDictionary<string, string> dictionary, string key, object? value = null)
    {
        dictionary.Add(key, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
        return dictionary;
    }
}
