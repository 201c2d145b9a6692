namespace Pipeline.Targets;

/// <summary>What is injected may be missing: the member is <see langword="null"/> then.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class OptionalAttribute : Attribute;
