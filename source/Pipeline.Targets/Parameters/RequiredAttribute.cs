namespace Pipeline.Targets;

/// <summary>Every run of the build needs the value, whatever its targets; one target says the same by <c>Requires</c>.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class RequiredAttribute : Attribute;
