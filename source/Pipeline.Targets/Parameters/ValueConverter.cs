using System.Collections;
using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Gives a raw value the type of its parameter.</summary>
internal static class ValueConverter
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true, IncludeFields = true };

    /// <exception cref="FailureException">
    /// The value has another type; the message names the parameter, its source, the value unless it is secret, and the type.
    /// </exception>
    public static object Convert(ParameterDefinition parameter, RawValue raw)
    {
        if (parameter.Type == typeof(Secret)) return new Secret(parameter.Name, raw.Text);
        if (raw.Structure is { } structure) return FromJson(parameter, raw, structure);
        if (ValueTypes.ItemOrNull(parameter.Type) is { } item) return ToList(parameter, raw, item);
        return One(parameter, raw, raw.Text, parameter.Type);
    }

    private static object One(ParameterDefinition parameter, RawValue raw, string word, Type type) =>
        WordConverter.Convert(word, type, raw.BaseDirectory) ?? throw Wrong(parameter, raw, word);

    private static object ToList(ParameterDefinition parameter, RawValue raw, Type item)
    {
        var words = Split(parameter, raw);
        var items = Array.CreateInstance(item, words.Count);
        for (var index = 0; index < words.Count; index++) items.SetValue(One(parameter, raw, words[index], item), index);
        return parameter.Type.IsInstanceOfType(items) && !IsListClass(parameter.Type)
            ? items
            : (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item), items)!;
    }

    private static bool IsListClass(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>);

    private static IReadOnlyList<string> Split(ParameterDefinition parameter, RawValue raw)
    {
        if (raw.Words.Count != 1 || (raw.IsList && parameter.Separator is null)) return raw.Words;
        const StringSplitOptions Clean = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        return parameter.Separator is { } separator ? raw.Words[0].Split(separator, Clean) : raw.Words[0].Split((char[]?)null, Clean);
    }

    private static object FromJson(ParameterDefinition parameter, RawValue raw, JsonElement structure)
    {
        try
        {
            return structure.Deserialize(parameter.Type, Json) ?? throw Wrong(parameter, raw, "null");
        }
        catch (JsonException error)
        {
            var place = error.Path is { Length: > 1 } path ? $" at {path}" : "";
            throw new FailureException($"{parameter.Name} cannot be what {raw.Source} says{place}.", error)
            {
                NextSteps = [$"Make it {ValueTypes.Expected(parameter.Type)}."],
            };
        }
        catch (NotSupportedException error)
        {
            throw Wrong(parameter, raw, "an object", error);
        }
    }

    private static FailureException Wrong(ParameterDefinition parameter, RawValue raw, string word, Exception? cause = null)
    {
        var shown = parameter.IsSecret ? "that value" : $"'{word}'";
        var suggestion = Suggestion.For(word, ValueTypes.Names(parameter.Type));
        return new FailureException($"{parameter.Name} cannot be {shown}, as {raw.Source} says.{suggestion}", cause)
        {
            NextSteps = [$"Make it {ValueTypes.Expected(parameter.Type)}."],
        };
    }
}
