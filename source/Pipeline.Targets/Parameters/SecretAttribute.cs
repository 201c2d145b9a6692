namespace Pipeline.Targets;

/// <summary>The parameter's value is never shown: it is replaced in all output from the moment it is known.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
