namespace Pipeline.Targets;

/// <summary>How many words follow an option.</summary>
internal enum OptionArity
{
    /// <summary>None; <c>--x=false</c> turns it off.</summary>
    Switch,

    /// <summary>One.</summary>
    Value,

    /// <summary>One of the allowed words, or none.</summary>
    OptionalValue,

    /// <summary>All words up to the next option, at least one.</summary>
    List,

    /// <summary>All words up to the next option, or none.</summary>
    OptionalList,
}
